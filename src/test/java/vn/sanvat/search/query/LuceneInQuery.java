package vn.sanvat.search.query;

import org.apache.lucene.index.Term;

/** Breaks a rule of {@link vn.sanvat.ArchitectureTests}. Nothing runs it. */
@SuppressWarnings("unused")
public class LuceneInQuery {

    Term term() {
        return new Term("n", "nghệ");
    }
}
