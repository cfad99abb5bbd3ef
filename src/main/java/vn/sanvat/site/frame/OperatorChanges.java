package vn.sanvat.site.frame;

import org.springframework.stereotype.Component;
import vn.sanvat.cache.DerivedData;
import vn.sanvat.identity.Offices;

/** Pages that named another operator are stale. */
@Component
class OperatorChanges implements DerivedData {

    private final Offices offices;

    OperatorChanges(Offices offices) {
        this.offices = offices;
    }

    @Override
    public long generation() {
        return offices.changes();
    }
}
