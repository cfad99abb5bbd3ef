package vn.sanvat.catalog.listing;

import static org.springframework.data.domain.Sort.Direction.ASC;
import static org.springframework.data.domain.Sort.Direction.DESC;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.mongodb.MongoBulkWriteException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.event.ReactiveBeforeSaveCallback;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import vn.sanvat.catalog.Catalog;
import vn.sanvat.catalog.Listing.State;
import vn.sanvat.catalog.Product;
import vn.sanvat.catalog.WorkingCopies;
import vn.sanvat.store.Cursor;
import vn.sanvat.store.Indexed;
import vn.sanvat.store.PagedQuery;
import vn.sanvat.text.Folding;
import vn.sanvat.web.Page;

/** The products in the database. */
@Component
public class ProductStore implements Indexed {

    /** The folded name that everybody sees, by which lists are ordered; not part of the record. */
    private static final String ORDER = "order";

    /** The same where everybody may see the product, absent where not: what is listed and counted by it is shown. */
    private static final String SHOWN = "shown";

    private static final String SHOWN_CATEGORY = "listing.approved.content.category";

    private static final String STATE = "listing.state";

    /** When its state last changed: of what is submitted, since when it waits. */
    private static final String MOVED = "listing.changedAt";

    private static final int MARKS = 1_000;

    private final ReactiveMongoTemplate mongo;

    public ProductStore(ReactiveMongoTemplate mongo) {
        this.mongo = mongo;
    }

    @Override
    public String collection() {
        return "products";
    }

    @Override
    public List<Index> indexes() {
        return List.of(
                new Index(SHOWN, ASC).on("_id", ASC),
                new Index(SHOWN_CATEGORY, ASC).on(SHOWN, ASC).on("_id", ASC),
                new Index("cooperative", ASC).on(SHOWN, ASC).on("_id", ASC),
                new Index("content.category", ASC).on(ORDER, ASC).on("_id", ASC),
                new Index("cooperative", ASC).on(ORDER, ASC).on("_id", ASC),
                new Index(STATE, ASC).on(ORDER, ASC).on("_id", ASC),
                new Index(STATE, ASC).on(MOVED, ASC).on("_id", ASC),
                new Index(ORDER, ASC).on("_id", ASC),
                new Index("updatedAt", ASC).on("_id", ASC),
                // Who shows a photo, asked before one is removed.
                new Index("content.photos", ASC),
                new Index("listing.approved.content.photos", ASC));
    }

    public Mono<Product> find(String id) {
        return mongo.findById(id, Product.class);
    }

    public Flux<Product> findAll(List<String> ids) {
        return ids.isEmpty()
                ? Flux.empty()
                : mongo.find(Query.query(where("_id").in(ids)), Product.class);
    }

    /**
     * What everybody may see, ordered by name.
     *
     * @param hidden makers whose goods nobody may
     */
    public Mono<Page<Product>> shown(Catalog.Filter filter, Set<String> hidden, Page.Request request) {
        return filter.cooperative() != null && hidden.contains(filter.cooperative())
                ? Mono.fromSupplier(() -> Page.of(List.of(), 0, request))
                : page(shown(filter, hidden), Sort.by(SHOWN, "_id"), request);
    }

    /** The ids of what these makers have approved and not withdrawn, whether they are hidden or not. */
    public Flux<String> idsOf(Collection<String> makers) {
        var query = Query.query(where("cooperative").in(makers).and(SHOWN).gte(""));
        query.fields().include("_id");
        return mongo.query(Product.class).as(Id.class).matching(query).all().map(Id::id);
    }

    private record Id(String id) {}

    public Mono<Page<Product>> working(WorkingCopies wanted, Page.Request request) {
        var filter = wanted.filter();
        var criteria = new Criteria();
        if (wanted.state() != null) {
            criteria = criteria.and(STATE).is(wanted.state());
        } else if (wanted.returned()) {
            criteria = criteria.and(STATE).in(State.DRAFT, State.REJECTED);
        }
        if (wanted.returned()) {
            // A draft has a reason only where it was sent back or rejected.
            criteria = criteria.and("listing.reason").exists(true);
        }
        if (wanted.submittedBefore() != null) {
            criteria = criteria.and(MOVED).lt(wanted.submittedBefore());
        }
        if (wanted.after() != null) {
            criteria = criteria.orOperator(
                    where(MOVED).gt(wanted.after().since()),
                    where(MOVED)
                            .is(wanted.after().since())
                            .and("_id")
                            .gt(wanted.after().id()));
        }
        if (wanted.name() != null) {
            criteria = criteria.and(ORDER).regex(Pattern.quote(wanted.name()));
        }
        if (filter.category() != null) {
            criteria = criteria.and("content.category").is(filter.category());
        }
        if (filter.cooperative() != null) {
            criteria = criteria.and("cooperative").is(filter.cooperative());
        } else if (wanted.makers() != null) {
            criteria = criteria.and("cooperative").in(wanted.makers());
        }
        return page(ids(criteria, filter.ids()), sorted(wanted.order()), request);
    }

    /** All in one direction, so that an index of the same fields is read forwards or backwards. */
    private static Sort sorted(WorkingCopies.Order order) {
        return switch (order) {
            case NAME -> Sort.by(ORDER, "_id");
            case SUBMITTED, RETURNED -> Sort.by(MOVED, "_id");
            case UPDATED -> Sort.by(DESC, "updatedAt", "_id");
        };
    }

    /** Of every product that anybody may see, ordered by id, page by page: so little that a million can be walked through. */
    public Flux<Catalog.Mark> marks(Set<String> hidden) {
        return marksAfter("", hidden)
                .expand(page -> page.size() < MARKS
                        ? Mono.empty()
                        : marksAfter(page.getLast().id(), hidden))
                .flatMapIterable(page -> page);
    }

    private Mono<List<Catalog.Mark>> marksAfter(String id, Set<String> hidden) {
        var query = Query.query(shown(Catalog.Filter.ALL, hidden).and("_id").gt(id))
                .with(Sort.by("_id"))
                .limit(MARKS);
        return marks(query).collectList();
    }

    private Flux<Catalog.Mark> marks(Query query) {
        query.fields().include("_id", "revision", "updatedAt", SHOWN);
        return mongo.query(Product.class).as(Catalog.Mark.class).matching(query).all();
    }

    public Flux<Product> changedAfter(Cursor cursor, int limit) {
        return mongo.find(cursor.next("updatedAt", limit), Product.class);
    }

    public Flux<Catalog.Mark> marksAfter(Cursor cursor, int limit) {
        return marks(cursor.next("updatedAt", limit));
    }

    /** @throws org.springframework.dao.DuplicateKeyException if the id is taken */
    public Mono<Product> insert(Product product) {
        return mongo.insert(product);
    }

    /**
     * Writes them in their order, up to the first whose id is taken.
     *
     * @return how many were written
     */
    public Mono<Integer> insertAll(List<Product> products) {
        return mongo.insertAll(products)
                .then(Mono.just(products.size()))
                .onErrorResume(
                        DuplicateKeyException.class,
                        e -> e.getCause() instanceof MongoBulkWriteException stopped
                                ? Mono.just(stopped.getWriteErrors().getFirst().getIndex())
                                : Mono.error(e));
    }

    /** @throws org.springframework.dao.OptimisticLockingFailureException if it has been changed meanwhile */
    public Mono<Product> save(Product product) {
        return mongo.save(product);
    }

    private static Criteria shown(Catalog.Filter filter, Set<String> hidden) {
        var criteria = where(SHOWN).gte("");
        if (filter.category() != null) {
            criteria = criteria.and(SHOWN_CATEGORY).is(filter.category());
        }
        if (filter.cooperative() != null) {
            criteria = criteria.and("cooperative").is(filter.cooperative());
        } else if (!hidden.isEmpty()) {
            criteria = criteria.and("cooperative").nin(hidden);
        }
        return ids(criteria, filter.ids());
    }

    private static Criteria ids(Criteria criteria, @Nullable Set<String> ids) {
        return ids == null ? criteria : criteria.and("_id").in(ids);
    }

    private Mono<Page<Product>> page(Criteria criteria, Sort order, Page.Request request) {
        return PagedQuery.page(mongo, Product.class, Query.query(criteria), order, request);
    }

    /**
     * Writes the folded name beside each document, because neither engine sorts Vietnamese without a collation; and of a working
     * copy that is as approved, as most are, nothing but what it is listed by.
     */
    @Component
    static class ProductOrderStore implements ReactiveBeforeSaveCallback<Product> {

        @Override
        public Mono<Product> onBeforeSave(Product product, Document document, String collection) {
            document.put(ORDER, Folding.fold(product.content().name().vi()));
            // A hidden maker's goods keep it: they are left out where they are read.
            var shown = product.listing().shown();
            if (shown != null) {
                document.put(SHOWN, Folding.fold(shown.name().vi()));
            }
            if (product.content().equals(product.lastShown())) {
                var working = document.get("content", Document.class);
                document.put("content", new Document("category", working.get("category")));
            }
            return Mono.just(product);
        }
    }
}
