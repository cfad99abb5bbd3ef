package vn.sanvat.catalog.imports;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.sanvat.store.NotPublic;

/**
 * Which product a caller's code means, for ever. Written before the product: who comes back after a crash finds the id to go on with.
 *
 * @param id the cooperative, a slash, the code
 */
@NotPublic
@Document("import-codes")
record ImportCode(@Id String id, String product) {}
