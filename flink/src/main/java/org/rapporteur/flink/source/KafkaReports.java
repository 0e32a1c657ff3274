package org.rapporteur.flink.source;

import java.time.Instant;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.rapporteur.flink.form.FormType;
import org.rapporteur.ingest.Given;
import org.rapporteur.ingest.Ingestor;
import org.rapporteur.ingest.RawReport;

/**
 * Reports from Kafka: each record is one report object, as a line of JSON Lines has it.
 *
 * <p>A report is found again by {@code topic-partition@offset}, which is also its id where the object gives none. The record's time is
 * kept as when it was fetched. A record that is no report object becomes a problem, and the rest goes on. Only what was committed is
 * read.
 */
public final class KafkaReports {
    private KafkaReports() {}

    /**
     * All of a topic from its beginning on.
     *
     * @param servers {@code host:port}, several with commas
     * @param group under which Kafka notes how far it was read, for people; Flink's checkpoints decide
     * @param bounded whether to end at what is in the topic now, or to go on for ever
     */
    public static KafkaSource<Item> of(String servers, String topic, String group, boolean bounded) {
        return of(servers, topic, group, bounded, item -> item, new FormType<>(new ItemForm()));
    }

    /**
     * The same, each item looked at as it is read: what is known then, such as its time, is known partition by partition.
     *
     * @param look made again on each worker; one for each reader
     */
    public static <T> KafkaSource<T> of(
            String servers,
            String topic,
            String group,
            boolean bounded,
            MapFunction<Item, T> look,
            TypeInformation<T> type) {
        KafkaSourceBuilder<T> source = KafkaSource.<T>builder()
                .setBootstrapServers(servers)
                .setTopics(topic)
                .setGroupId(group)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setProperty("isolation.level", "read_committed")
                .setDeserializer(new Reader<>(look, type));
        return (bounded ? source.setBounded(OffsetsInitializer.latest()) : source).build();
    }

    /** Reads a record as {@link Ingestor#readObject} does. */
    static final class Reader<T> implements KafkaRecordDeserializationSchema<T> {
        private static final long serialVersionUID = 1;

        private final MapFunction<Item, T> look;
        private final TypeInformation<T> type;
        private transient @Nullable Ingestor ingestor;

        Reader(MapFunction<Item, T> look, TypeInformation<T> type) {
            this.look = look;
            this.type = type;
        }

        @Override
        public void open(DeserializationSchema.InitializationContext context) {
            ingestor = new Ingestor();
        }

        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<T> out) {
            Ingestor opened = ingestor == null ? new Ingestor() : ingestor;
            String path = record.topic() + "-" + record.partition() + "@" + record.offset();
            opened.readObject(
                    record.value() == null ? new byte[0] : record.value(),
                    path,
                    path,
                    report -> out.collect(look(new Item.Came(fetched(report, record)))),
                    problem -> out.collect(look(new Item.Bad(problem))));
        }

        private T look(Item item) {
            try {
                return look.map(item);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private static RawReport fetched(RawReport report, ConsumerRecord<byte[], byte[]> record) {
            if (record.timestampType() == TimestampType.NO_TIMESTAMP_TYPE) {
                return report;
            }
            Given given = report.given();
            return new RawReport(
                    report.id(),
                    report.path(),
                    report.format(),
                    report.content(),
                    new Given(
                            given.url(),
                            given.title(),
                            given.outlet(),
                            given.byline(),
                            given.date(),
                            given.dateEvidence(),
                            Instant.ofEpochMilli(record.timestamp()).toString(),
                            given.source()),
                    report.problems());
        }

        @Override
        public TypeInformation<T> getProducedType() {
            return type;
        }
    }
}
