package vn.sanvat.catalog.identifier;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Who holds a GTIN or a pack id. What is printed answers for ever, so both are claimed here before a product that bears them is
 * written, and found here afterwards.
 *
 * @param id the 14 digits of a GTIN, or a pack's id
 * @param claimedAt when it was claimed, or claimed again, last
 * @param forEver true once it was approved: it may be printed by now, and never goes to another pack
 */
@Document("identifiers")
public record Identifier(@Id String id, String product, String pack, Instant claimedAt, boolean forEver) {}
