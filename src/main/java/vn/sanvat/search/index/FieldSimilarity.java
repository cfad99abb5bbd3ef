package vn.sanvat.search.index;

import org.apache.lucene.index.FieldInvertState;
import org.apache.lucene.search.CollectionStatistics;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity;

/** A word counts once, by the field in which it stands; in a short name for more than in a long one. */
final class FieldSimilarity extends Similarity {

    private static final int MAX_LENGTH = 64;

    /** What each further word of a name takes from a word's worth. */
    private static final float DILUTION = 0.02f;

    @Override
    public long computeNorm(FieldInvertState state) {
        return Math.clamp(state.getLength(), 1, MAX_LENGTH);
    }

    @Override
    public SimScorer scorer(float boost, CollectionStatistics collection, TermStatistics... terms) {
        return new SimScorer() {
            @Override
            public float score(float frequency, long norm) {
                return boost / (1 + DILUTION * (norm - 1));
            }
        };
    }
}
