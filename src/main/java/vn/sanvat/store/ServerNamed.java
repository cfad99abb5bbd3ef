package vn.sanvat.store;

import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Conditional;

/** Holds when {@code spring.mongodb.uri} names a server. */
class ServerNamed extends NoneNestedConditions {

    ServerNamed() {
        super(ConfigurationPhase.PARSE_CONFIGURATION);
    }

    @Conditional(NoServerNamed.class)
    static class Otherwise {}
}
