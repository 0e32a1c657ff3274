package org.rapporteur.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapporteur.flink.form.FormType;
import org.rapporteur.flink.form.PlacementForm;
import org.rapporteur.flink.outcome.Placement;
import org.rapporteur.flink.sink.LineTopics;
import org.rapporteur.flink.sink.Lines;
import org.rapporteur.flink.source.Item;
import org.rapporteur.flink.source.KafkaReports;

/** Runs where the broker was fetched, as its class says; elsewhere it is passed over. */
final class KafkaBrokerTest {
    private static final int REPORTS = 1_000;
    private static final int PORT = 19_092;

    @TempDir
    Path folder;

    @Test
    void readsAndWritesEachReportOnceThoughTheBrokerWasKilled() throws Exception {
        Path jars = Path.of("..").resolve(KafkaBroker.JARS);
        assumeTrue(Files.isDirectory(jars), "the broker was not fetched");
        try (KafkaBroker broker = new KafkaBroker(jars, folder.resolve("kafka"), PORT, PORT + 1)) {
            broker.start();
            broker.create("wire", 2);
            broker.create("stories", 2);
            send(broker);
            broker.kill();
            broker.start();
            handOn(broker);
            List<String> lines = committed(broker, "stories");
            Collections.sort(lines);
            assertEquals(
                    IntStream.range(0, REPORTS)
                            .mapToObj(i -> Lines.of(placement("r" + i)))
                            .sorted()
                            .toList(),
                    lines);
        }
    }

    private static Placement placement(String report) {
        return new Placement(report, "en", 1, "s-1", null, null);
    }

    private static void handOn(KafkaBroker broker) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
        environment.enableCheckpointing(500);
        environment
                .fromSource(
                        KafkaReports.of(broker.servers(), "wire", "test", true),
                        WatermarkStrategy.noWatermarks(),
                        "wire")
                .map(item -> switch (item) {
                    case Item.Came came -> placement(came.report().id());
                    case Item.Bad bad -> placement(bad.problem().path());
                })
                .returns(new FormType<>(new PlacementForm()))
                .sinkTo(LineTopics.stories(broker.servers(), "stories", "test"));
        environment.execute();
    }

    private static void send(KafkaBroker broker) throws Exception {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", broker.servers());
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < REPORTS; i++) {
                sent.add(producer.send(new ProducerRecord<>(
                        "wire", "r" + i, "{\"id\": \"r" + i + "\", \"text\": \"Ferry " + i + " left.\"}")));
            }
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        }
    }

    /** All that is committed in a topic of two partitions. */
    private static List<String> committed(KafkaBroker broker, String topic) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", broker.servers());
        properties.put("isolation.level", "read_committed");
        List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
        List<String> lines = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> lines.add(record.value()));
            }
        }
        return lines;
    }
}
