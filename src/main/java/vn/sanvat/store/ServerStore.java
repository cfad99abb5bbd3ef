package vn.sanvat.store;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import vn.sanvat.text.Localized;

/** Names the MongoDB server, when {@code spring.mongodb.uri} says that one is used. */
@Component
@Conditional(ServerNamed.class)
@Order(StartUpTask.INDEXES)
class ServerStore implements StartUpNotice {

    private static final Logger log = LoggerFactory.getLogger(ServerStore.class);

    private final String hosts;

    /** Of the URI only the hosts are told: it holds the password too. */
    ServerStore(MongoConnectionDetails connection) {
        hosts = String.join(", ", connection.getConnectionString().getHosts());
        log.info("Store: the MongoDB server at {}", hosts);
    }

    @Override
    public List<Localized> lines() {
        return List.of(Localized.of("Kho dữ liệu: MongoDB tại " + hosts, "Store: MongoDB at " + hosts));
    }
}
