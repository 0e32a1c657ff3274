package org.rapporteur.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.MessageBody;
import org.netpreserve.jwarc.ParsingException;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.rapporteur.ingest.RawReport.Format;
import org.rapporteur.text.Problem;

/** A web archive: each page that was answered with success is a report. */
final class WarcFile {
    private final Limits limits;
    private final Intake intake;

    WarcFile(Limits limits, Intake intake) {
        this.limits = limits;
        this.intake = intake;
    }

    void read(InputStream in, Pile.Entry file) throws IOException {
        int pages = 0;
        int records = 0;
        try (WarcReader reader = new WarcReader(in)) {
            for (Optional<WarcRecord> next = reader.next(); next.isPresent(); next = reader.next()) {
                records++;
                if (records > limits.entries() || reader.position() > limits.inputBytes()) {
                    throw new Refusal("too-large", "the archive is too large and was read up to record " + records);
                }
                String at = file.shown() + "#" + records;
                try {
                    pages += page(next.get(), file.id() + "#" + records, at) ? 1 : 0;
                } catch (Refusal refusal) {
                    if (refusal.kind().startsWith("gzip")) {
                        throw refusal;
                    }
                    intake.problem(refusal.at(at));
                } catch (ParsingException | IllegalArgumentException e) {
                    intake.problem(
                            new InputProblem(at, "warc-record-invalid", "the record is damaged: " + e.getMessage()));
                }
            }
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal(
                    "warc-broken",
                    "the archive breaks off or is damaged" + (records > 0 ? " after record " + records : "") + ": "
                            + e.getMessage());
        }
        if (pages == 0) {
            throw new Refusal("no-reports", "the archive holds no page that can be read as a report");
        }
    }

    private boolean page(WarcRecord record, String id, String at) throws IOException {
        if (record instanceof WarcResponse response) {
            MediaType blockType = response.contentType();
            if (!blockType.type().equals("application") || !blockType.subtype().startsWith("http")) {
                return false;
            }
            if (response.http().status() != 200) {
                return false;
            }
            return body(
                    response.http().contentType(), response.http().bodyDecoded(), response.target(), record, id, at);
        }
        return record instanceof WarcResource resource
                && body(resource.contentType(), resource.body(), resource.target(), record, id, at);
    }

    private boolean body(
            MediaType type, MessageBody body, @Nullable String url, WarcRecord record, String id, String at)
            throws IOException {
        Format format = format(type);
        if (format == null) {
            return false;
        }
        Bytes bytes = Bytes.of(body.stream(), limits);
        if (bytes.content().length == 0) {
            intake.problem(new InputProblem(at, "empty", "there is no text in it"));
            return true;
        }
        Decoded decoded = Decoded.of(bytes.content(), type.parameters().get("charset"));
        List<Problem> problems = new ArrayList<>(bytes.problems());
        problems.addAll(decoded.problems());
        // The time of the capture is no time of publication: it is not handed on as a date.
        Given given = new Given(url, null, null, List.of(), null, null);
        intake.report(null, id, at, format, decoded.text(), given, problems);
        return true;
    }

    private static @Nullable Format format(MediaType type) {
        return switch (type.base().toString().toLowerCase(Locale.ROOT)) {
            case "text/html", "application/xhtml+xml" -> Format.HTML;
            case "text/plain" -> Format.TEXT;
            case "text/markdown" -> Format.MARKDOWN;
            default -> null;
        };
    }
}
