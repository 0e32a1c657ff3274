package org.rapporteur.ingest;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rapporteur.extract.DateFuzz;

/** The fuzz targets over their seeds and all that was ever found, whole and cut at every byte. */
class FuzzSeedsTest {
    @TestFactory
    Stream<DynamicTest> aPageCutAtAnyByteIsAReportOrAProblem() throws IOException, URISyntaxException {
        return cuts("page", FuzzTargets.Page::fuzzerTestOneInput);
    }

    @TestFactory
    Stream<DynamicTest> aFeedCutAtAnyByteIsAReportOrAProblem() throws IOException, URISyntaxException {
        return cuts("feed", FuzzTargets.Feed::fuzzerTestOneInput);
    }

    @TestFactory
    Stream<DynamicTest> anArchiveCutAtAnyByteIsAReportOrAProblem() throws IOException, URISyntaxException {
        return cuts("warc", FuzzTargets.Warc::fuzzerTestOneInput);
    }

    @TestFactory
    Stream<DynamicTest> aCompressedFileCutAtAnyByteIsAReportOrAProblem() throws IOException, URISyntaxException {
        return Stream.of(
                        cuts("page", FuzzSeedsTest::gzip, FuzzTargets.Page::fuzzerTestOneInput),
                        cuts("feed", FuzzSeedsTest::gzip, FuzzTargets.Feed::fuzzerTestOneInput),
                        cuts("warc", FuzzSeedsTest::gzip, FuzzTargets.Warc::fuzzerTestOneInput))
                .flatMap(tests -> tests);
    }

    @TestFactory
    Stream<DynamicTest> aDateCutAtAnyByteIsADateOrNone() throws IOException, URISyntaxException {
        return cuts("date", DateFuzz::fuzzerTestOneInput);
    }

    private static Stream<DynamicTest> cuts(String target, Consumer<byte[]> read)
            throws IOException, URISyntaxException {
        return cuts(target, bytes -> bytes, read);
    }

    private static Stream<DynamicTest> cuts(String target, UnaryOperator<byte[]> packed, Consumer<byte[]> read)
            throws IOException, URISyntaxException {
        URL folder = Objects.requireNonNull(FuzzSeedsTest.class.getResource("/org/rapporteur/fuzz/" + target));
        List<Path> seeds;
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            seeds = files.sorted().toList();
        }
        assertFalse(seeds.isEmpty());
        return seeds.stream()
                .map(seed -> DynamicTest.dynamicTest(seed.getFileName().toString(), () -> {
                    byte[] whole = packed.apply(Files.readAllBytes(seed));
                    for (int n = 0; n <= whole.length; n++) {
                        read.accept(Arrays.copyOf(whole, n));
                    }
                }));
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gz = new GZIPOutputStream(out)) {
            gz.write(plain);
        } catch (IOException e) {
            throw new AssertionError("memory cannot fail", e);
        }
        return out.toByteArray();
    }
}
