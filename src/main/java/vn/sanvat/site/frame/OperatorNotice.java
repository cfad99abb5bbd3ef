package vn.sanvat.site.frame;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import vn.sanvat.store.StartUpNotice;
import vn.sanvat.text.Localized;

/** Says to who starts the service that nobody has said who stands behind it. */
@Component
@EnableConfigurationProperties(Operator.class)
class OperatorNotice implements StartUpNotice {

    private static final Localized MISSING = Localized.of(
            "Chưa khai báo đơn vị vận hành: hãy đặt sanvat.operator.name, .address, .phone, .email; các trang chưa nói ai chịu trách nhiệm.",
            "Nobody has said who operates this site: set sanvat.operator.name, .address, .phone, .email; the pages do not say who answers for it.");

    private final Operator operator;

    OperatorNotice(Operator operator) {
        this.operator = operator;
    }

    @Override
    public List<Localized> lines() {
        return operator.known() ? List.of() : List.of(MISSING);
    }
}
