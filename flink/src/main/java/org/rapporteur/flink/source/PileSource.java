package org.rapporteur.flink.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.rapporteur.flink.form.FormType;
import org.rapporteur.ingest.Ingestor;
import org.rapporteur.ingest.InputProblem;
import org.rapporteur.ingest.PileFile;

/**
 * A pile of files and folders, read by many: JSON Lines, archives, feeds, pages and texts, each packed or not.
 *
 * <p>One file is read by one reader, so an archive of a gigabyte is not read faster by two. The job manager walks the folders, and
 * every worker must find the files under the same names. Whatever is bad comes in the stream too, once.
 *
 * <p><b>Ids</b> are those of {@link Ingestor#readFile}: an id that the input gives is kept, and any other is made of the file's name
 * in the pile and the report's place in the file. So they depend on the names alone, never on who read what. What
 * {@link Ingestor#read} does across files is not done here: the same given id may come twice, and so may an entry of two feeds; a
 * capture that refers to another archive is a problem.
 */
public final class PileSource implements Source<Item, PileSplit, List<PileSplit>>, ResultTypeQueryable<Item> {
    private static final long serialVersionUID = 1;

    private final ArrayList<String> paths = new ArrayList<>();

    /** A pile of these files and folders. */
    public PileSource(List<Path> paths) {
        paths.forEach(path -> this.paths.add(path.toString()));
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SplitEnumerator<PileSplit, List<PileSplit>> createEnumerator(SplitEnumeratorContext<PileSplit> context) {
        List<PileSplit> splits = new ArrayList<>();
        List<InputProblem> problems = new ArrayList<>();
        List<PileFile> files = new Ingestor().pile(paths.stream().map(Path::of).toList(), problems::add);
        if (!problems.isEmpty()) {
            splits.add(new PileSplit(0, problems, null, 0));
        }
        for (PileFile file : files) {
            // Workers have working folders of their own.
            PileFile found = new PileFile(file.file().toAbsolutePath(), file.id(), file.shown());
            splits.add(new PileSplit(splits.size(), List.of(), found, 0));
        }
        return new PileEnumerator(context, splits);
    }

    /** Without a second walk: what came since would change the names of what is left. */
    @Override
    public SplitEnumerator<PileSplit, List<PileSplit>> restoreEnumerator(
            SplitEnumeratorContext<PileSplit> context, List<PileSplit> left) {
        return new PileEnumerator(context, left);
    }

    @Override
    public SourceReader<Item, PileSplit> createReader(SourceReaderContext context) {
        return new PileReader(context);
    }

    @Override
    public SimpleVersionedSerializer<PileSplit> getSplitSerializer() {
        return PileSplitForm.ONE;
    }

    @Override
    public SimpleVersionedSerializer<List<PileSplit>> getEnumeratorCheckpointSerializer() {
        return PileSplitForm.ALL;
    }

    @Override
    public TypeInformation<Item> getProducedType() {
        return new FormType<>(new ItemForm());
    }
}
