package vn.sanvat.site.frame;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import vn.sanvat.identity.Offices;
import vn.sanvat.store.StartUpNotice;
import vn.sanvat.text.Localized;

/** Says to who starts the service that nobody has said who stands behind it. */
@Component
@EnableConfigurationProperties(Operator.class)
class OperatorNotice implements StartUpNotice {

    private static final Localized MISSING = Localized.of(
            "Chưa khai báo đơn vị vận hành: quản trị đăng nhập ở /console và thiết lập; các trang chưa nói ai chịu trách nhiệm.",
            "Nobody has said who operates this site: an administrator signs in at /console and sets it up; the pages do not say who answers for it.");

    private final Operator operator;
    private final Offices offices;

    OperatorNotice(Operator operator, Offices offices) {
        this.operator = operator;
        this.offices = offices;
    }

    @Override
    public List<Localized> lines() {
        return operator.replacedBy(offices.known()).known() ? List.of() : List.of(MISSING);
    }
}
