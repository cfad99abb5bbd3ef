package vn.sanvat.search.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.sanvat.cache.DerivedData;

/** The index on disk. It can be thrown away at any time: whoever fills it finds that it is empty, and fills it. */
public final class GoodsIndex implements Closeable, DerivedData {

    private static final Logger LOG = LoggerFactory.getLogger(GoodsIndex.class);

    private final AtomicLong generation = new AtomicLong();

    private static final double WRITE_BUFFER_MB = 16;

    /** An index of so much, of some ten thousand goods, is put into one part at leisure: a search goes through each part anew. */
    private static final long SMALL_BYTES = 8L << 20;

    /** Which state of a product an entry was made from. */
    public record Mark(long revision, Instant updatedAt) {}

    /** What is worked out with a searcher. */
    @FunctionalInterface
    public interface Work<T> {
        T with(GoodsSearcher searcher) throws IOException;
    }

    private final Directory directory;
    private volatile IndexWriter writer;
    private volatile SearcherManager searchers;

    private GoodsIndex(Directory directory, IndexWriter writer) throws IOException {
        this.directory = directory;
        this.writer = writer;
        this.searchers = searchers(writer);
    }

    private static SearcherManager searchers(IndexWriter writer) throws IOException {
        return new SearcherManager(writer, new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) throws IOException {
                return new GoodsSearcher(reader);
            }
        });
    }

    /**
     * Opens the index in a folder; where it is damaged or of another form, throws it away, says so, and opens an empty one.
     *
     * @throws IllegalStateException if another process has it open
     */
    public static GoodsIndex open(Path folder) throws IOException {
        try {
            return over(IndexFolder.open(folder));
        } catch (LockObtainFailedException e) {
            throw new IllegalStateException(
                    "Another process has the search index open: give this one its own sanvat.search.folder", e);
        }
    }

    static GoodsIndex over(Directory directory) throws IOException {
        var index = new GoodsIndex(directory, new IndexWriter(directory, config()));
        index.note(index.notes());
        return index;
    }

    /** Whether it can be written: Lucene closes its writer for good when the disk is full. What was visible before can still be searched. */
    public boolean writable() {
        return writer.isOpen();
    }

    /**
     * Opens the writer again where an error of the disk has closed it, with what was committed.
     *
     * @return whether it did; what was written since the notes of the last commit must then be written again
     */
    public boolean reopenIfClosed() throws IOException {
        if (writable()) {
            return false;
        }
        var before = searchers;
        writer = new IndexWriter(directory, config());
        searchers = searchers(writer);
        note(notes());
        before.close();
        generation.incrementAndGet();
        return true;
    }

    public boolean empty() {
        return writer.getDocStats().numDocs == 0;
    }

    public void write(Collection<Document> documents) throws IOException {
        for (var document : documents) {
            writer.updateDocument(new Term(Documents.ID, document.get(Documents.ID)), document);
        }
    }

    public void delete(Collection<String> ids) throws IOException {
        writer.deleteDocuments(
                ids.stream().map(id -> new Term(Documents.ID, id)).toArray(Term[]::new));
    }

    void deleteAll() throws IOException {
        writer.deleteAll();
    }

    /** From now on searches see what was written. */
    public void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
        generation.incrementAndGet();
    }

    @Override
    public long generation() {
        return generation.get();
    }

    /** How fresh the entries of these products are; those that the index has not are left out. */
    public Map<String, Mark> marks(Collection<String> ids) throws IOException {
        return search(searcher -> {
            var marks = new HashMap<String, Mark>();
            for (var id : ids) {
                var mark = mark(searcher, id);
                if (mark != null) {
                    marks.put(id, mark);
                }
            }
            return marks;
        });
    }

    /** The ids of all products in it. */
    public Set<String> ids() throws IOException {
        return search(searcher -> ids(searcher, new MatchAllDocsQuery()));
    }

    /** Of the products whose certificates began or ended by a day since they were written. */
    public Set<String> turned(LocalDate day) throws IOException {
        return search(searcher ->
                ids(searcher, LongPoint.newRangeQuery(Documents.TURNS_ON, Long.MIN_VALUE, day.toEpochDay())));
    }

    private static Set<String> ids(GoodsSearcher searcher, Query query) throws IOException {
        var ids = new HashSet<String>();
        searcher.search(query, new SimpleCollector() {
            private @Nullable SortedDocValues names;

            @Override
            protected void doSetNextReader(LeafReaderContext context) throws IOException {
                names = DocValues.getSorted(context.reader(), Columns.NAME);
            }

            @Override
            public void collect(int doc) throws IOException {
                if (names != null && names.advanceExact(doc)) {
                    var value = names.lookupOrd(names.ordValue()).utf8ToString();
                    ids.add(value.substring(value.indexOf('\0') + 1));
                }
            }

            @Override
            public ScoreMode scoreMode() {
                return ScoreMode.COMPLETE_NO_SCORES;
            }
        });
        return ids;
    }

    private static @Nullable Mark mark(GoodsSearcher searcher, String id) throws IOException {
        for (var leaf : searcher.getIndexReader().leaves()) {
            var reader = leaf.reader();
            var postings = reader.postings(new Term(Documents.ID, id), PostingsEnum.NONE);
            for (int doc = postings == null ? PostingsEnum.NO_MORE_DOCS : postings.nextDoc();
                    doc != PostingsEnum.NO_MORE_DOCS;
                    doc = postings.nextDoc()) {
                if (reader.getLiveDocs() == null || reader.getLiveDocs().get(doc)) {
                    return new Mark(
                            number(reader, Documents.REVISION, doc),
                            Instant.ofEpochMilli(number(reader, Documents.UPDATED_AT, doc)));
                }
            }
        }
        return null;
    }

    private static long number(LeafReader reader, String column, int doc) throws IOException {
        var values = DocValues.getNumeric(reader, column);
        return values.advanceExact(doc) ? values.longValue() : -1;
    }

    /** Puts what was written on disk, with notes on how far it goes; a small index in one part. */
    public void commit(Map<String, String> notes) throws IOException {
        note(notes);
        writer.commit();
        if (search(searcher -> searcher.getIndexReader().leaves().size() > 1) && bytes() < SMALL_BYTES) {
            putIntoOnePart();
        }
    }

    /** What is found stays the same, so no generation begins: answers that are kept stay good. */
    private void putIntoOnePart() throws IOException {
        writer.forceMerge(1);
        writer.commit();
        searchers.maybeRefreshBlocking();
    }

    private long bytes() throws IOException {
        long bytes = 0;
        for (var file : directory.listAll()) {
            bytes += directory.fileLength(file);
        }
        return bytes;
    }

    /** Also what is committed at the end without being asked for says of which form it is. */
    private void note(Map<String, String> notes) {
        var all = new HashMap<>(notes);
        all.put(IndexFolder.FORM, IndexForm.current());
        writer.setLiveCommitData(all.entrySet());
    }

    /** The notes of the last commit. */
    public Map<String, String> notes() {
        var notes = new HashMap<String, String>();
        var data = writer.getLiveCommitData();
        if (data != null) {
            data.forEach(note -> notes.put(note.getKey(), note.getValue()));
        }
        return notes;
    }

    public <T> T search(Work<T> work) throws IOException {
        // To release it is the same with any manager: it counts the reader's users.
        var searcher = acquire();
        try {
            return work.with(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    private GoodsSearcher acquire() throws IOException {
        try {
            return (GoodsSearcher) searchers.acquire();
        } catch (AlreadyClosedException reopened) {
            return (GoodsSearcher) searchers.acquire();
        }
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        directory.close();
    }

    private static IndexWriterConfig config() {
        var merges = new ConcurrentMergeScheduler() {
            @Override
            protected void handleMergeException(Throwable failure) {
                // Merging saves time, and is tried again by itself; as shipped it ends a thread with a page of Java.
                LOG.debug("Parts of the search index could not be put together", failure);
            }
        };
        merges.setMaxMergesAndThreads(4, 1);
        // What is indexed has been taken apart before: there is no analyzer.
        return new IndexWriterConfig(null)
                .setSimilarity(new FieldSimilarity())
                .setRAMBufferSizeMB(WRITE_BUFFER_MB)
                .setMergeScheduler(merges)
                .setIndexSort(new Sort(new SortField(Columns.NAME, SortField.Type.STRING)))
                .setUseCompoundFile(true);
    }
}
