package org.rapporteur.flink.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapporteur.flink.form.FormType;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.ingest.RawReport;

final class KafkaReportsTest {
    private static ConsumerRecord<byte[], byte[]> record(long offset, byte @Nullable [] value) {
        return new ConsumerRecord<>(
                "wire",
                2,
                offset,
                1_936_000_000_000L,
                TimestampType.CREATE_TIME,
                0,
                0,
                new byte[0],
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    @Test
    void makesOneReportOfARecord() {
        List<Item> items = new ArrayList<>();
        KafkaReports.Reader<Item> reader = new KafkaReports.Reader<>(item -> item, new FormType<>(new ItemForm()));
        long offset = 7;
        for (String json : List.of(
                "{\"text\": \"The ferry left.\"}",
                "{\"id\": \"ferry\", \"title\": \"Late\", \"url\": \"https://example.org/ferry\",\n\"html\": \"<p>It came.</p>\"}",
                "no object")) {
            reader.deserialize(record(offset++, json.getBytes(StandardCharsets.UTF_8)), new ListCollector<>(items));
        }
        reader.deserialize(record(offset, null), new ListCollector<>(items));
        String fetched = "2031-05-08T09:46:40Z";
        assertEquals(
                List.of(
                        new Item.Came(new RawReport(
                                "wire-2@7",
                                "wire-2@7",
                                RawReport.Format.TEXT,
                                "The ferry left.",
                                new Given(null, null, null, List.of(), null, null, fetched, null),
                                List.of())),
                        new Item.Came(new RawReport(
                                "ferry",
                                "wire-2@8",
                                RawReport.Format.HTML,
                                "<p>It came.</p>",
                                new Given(
                                        "https://example.org/ferry",
                                        "Late",
                                        null,
                                        List.of(),
                                        null,
                                        null,
                                        fetched,
                                        null),
                                List.of())),
                        new Item.Bad(new InputProblem(
                                "wire-2@9",
                                "json-invalid",
                                "the line is no JSON object: Unrecognized token 'no': was expecting (JSON String, Number,"
                                        + " Array, Object or token 'null', 'true' or 'false') (column 1)")),
                        new Item.Bad(new InputProblem("wire-2@10", "empty", "there is nothing in it"))),
                items);
    }
}
