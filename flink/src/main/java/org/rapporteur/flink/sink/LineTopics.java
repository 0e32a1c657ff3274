package org.rapporteur.flink.sink;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.rapporteur.flink.outcome.Placement;
import org.rapporteur.flink.outcome.Telling;

/**
 * Results as records of Kafka: the lines of {@link Lines}, keyed by report or story, each once for whoever reads what is committed.
 *
 * <p>Records of one key lie in one partition, in order, so a compacted topic keeps the last. They are committed with each checkpoint.
 */
public final class LineTopics {
    /** As long as a broker allows unless told otherwise: what a job has not committed by then after a failure is lost. */
    private static final Duration TRANSACTION = Duration.ofMinutes(15);

    private LineTopics() {}

    /**
     * Placements, keyed by report.
     *
     * @param servers {@code host:port}, several with commas
     * @param prefix begins the names of this job's transactions; no other job that runs may have it
     */
    public static KafkaSink<Placement> stories(String servers, String topic, String prefix) {
        return topic(
                servers,
                prefix + "-stories",
                (placement, context, time) -> record(topic, placement.report(), Lines.of(placement)));
    }

    /** Tellings, keyed by story. */
    public static KafkaSink<Telling> accounts(String servers, String topic, String prefix) {
        return topic(
                servers,
                prefix + "-accounts",
                (telling, context, time) -> record(topic, telling.story(), Lines.of(telling)));
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, String key, String line) {
        return new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), line.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> KafkaSink<T> topic(
            String servers, String prefix, KafkaRecordSerializationSchema<T> serialization) {
        return KafkaSink.<T>builder()
                .setBootstrapServers(servers)
                .setRecordSerializer(serialization)
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(prefix)
                .setProperty("transaction.timeout.ms", String.valueOf(TRANSACTION.toMillis()))
                .build();
    }
}
