package vn.sanvat.trace.scan;

import java.time.LocalDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.store.NotPublic;

/**
 * How often the codes of a lot were opened on a day.
 *
 * @param id of the day and the lot
 * @param day of Vietnam
 */
@NotPublic
@Document("scans")
record ScanDay(@Id String id, LocalDate day, String lot, String product, String cooperative, long count) {

    static String id(LocalDate day, String lot) {
        return day + "/" + lot;
    }
}
