package vn.sanvat.store;

import java.util.List;
import org.springframework.data.mongodb.core.index.IndexDefinition;

/**
 * A store that says which indexes its queries need; they are made before the first request. Implemented by every store whose
 * queries look at more than {@code _id}.
 */
public interface Indexed {

    /** The collection's name. */
    String collection();

    /**
     * Keys by their names in the database, a compound index with its fields in the order in which queries use them. Only
     * {@code unique} and {@code name} may be set beside the keys: the embedded engine accepts and ignores everything else. A unique
     * field must stand in every document of the collection.
     */
    List<? extends IndexDefinition> indexes();
}
