package vn.sanvat.store;

import java.util.List;
import vn.sanvat.text.Localized;

/** What the person who has just started the service should read. Asked once, when the service is ready; printed, never logged. */
@FunctionalInterface
public interface StartUpNotice {

    /** @return one entry for each line; none if there is nothing to say */
    List<Localized> lines();
}
