package org.rapporteur.peers;

import edu.stanford.nlp.coref.CorefCoreAnnotations.CorefChainAnnotation;
import edu.stanford.nlp.ling.CoreAnnotation;
import edu.stanford.nlp.ling.CoreAnnotations.CanonicalEntityMentionIndexAnnotation;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.Annotator;
import java.util.HashMap;
import java.util.Properties;
import java.util.Set;

/** Says at no cost that nothing corefers: CoreNLP attributes no quotation before somebody has said what does. */
public final class NoCoreference implements Annotator {
    /** What CoreNLP calls. */
    public NoCoreference(String name, Properties properties) {}

    @Override
    public void annotate(Annotation annotation) {
        annotation.set(CorefChainAnnotation.class, new HashMap<>());
    }

    @Override
    public Set<Class<? extends CoreAnnotation>> requires() {
        return Set.of();
    }

    @Override
    public Set<Class<? extends CoreAnnotation>> requirementsSatisfied() {
        return Set.of(CorefChainAnnotation.class, CanonicalEntityMentionIndexAnnotation.class);
    }
}
