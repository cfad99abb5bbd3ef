package vn.sanvat.store.start;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import vn.sanvat.store.embedded.file.StoreRefused;

/** A store that is not opened ends the start with the reason alone, not with a page of Java. */
class StoreFailureAnalyzer extends AbstractFailureAnalyzer<StoreRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable root, StoreRefused refused) {
        return new FailureAnalysis(refused.inBothLanguages(), null, refused);
    }
}
