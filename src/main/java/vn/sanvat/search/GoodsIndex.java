package vn.sanvat.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
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
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
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
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.sanvat.cache.Derived;

/** The index on disk. It can be thrown away at any time: whoever fills it finds that it is empty, and fills it. */
final class GoodsIndex implements Closeable, Derived {

    private final AtomicLong generation = new AtomicLong();

    private static final Logger LOG = LoggerFactory.getLogger(GoodsIndex.class);

    private static final String FORM = "form";
    private static final double WRITE_BUFFER_MB = 16;

    /** An index of so much, of some ten thousand goods, is put into one part at leisure: a search goes through each part anew. */
    private static final long SMALL_BYTES = 8L << 20;

    /** Which state of a product an entry was made from. */
    record Mark(long revision, Instant updatedAt) {}

    /** What is worked out with a searcher. */
    @FunctionalInterface
    interface Work<T> {
        T with(GoodsSearcher searcher) throws IOException;
    }

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    private GoodsIndex(Directory directory, IndexWriter writer) throws IOException {
        this.directory = directory;
        this.writer = writer;
        this.searchers = new SearcherManager(writer, new SearcherFactory() {
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
    static GoodsIndex open(Path folder) throws IOException {
        Files.createDirectories(folder);
        var directory = FSDirectory.open(folder);
        try {
            var fault = fault(directory);
            if (fault != null) {
                LOG.warn("The search index is {}; it is thrown away and built again", fault);
                throwAway(directory);
            }
            var writer = new IndexWriter(directory, config());
            var index = new GoodsIndex(directory, writer);
            index.note(index.notes());
            return index;
        } catch (LockObtainFailedException e) {
            directory.close();
            throw new IllegalStateException(
                    "Another process has the search index open: give this one its own sanvat.search.folder", e);
        }
    }

    boolean empty() {
        return writer.getDocStats().numDocs == 0;
    }

    void write(Collection<Document> documents) throws IOException {
        for (var document : documents) {
            writer.updateDocument(new Term(Documents.ID, document.get(Documents.ID)), document);
        }
    }

    void delete(Collection<String> ids) throws IOException {
        writer.deleteDocuments(
                ids.stream().map(id -> new Term(Documents.ID, id)).toArray(Term[]::new));
    }

    void deleteAll() throws IOException {
        writer.deleteAll();
    }

    /** From now on searches see what was written. */
    void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
        generation.incrementAndGet();
    }

    @Override
    public long generation() {
        return generation.get();
    }

    /** How fresh the entries of these products are; those that the index has not are left out. */
    Map<String, Mark> marks(Collection<String> ids) throws IOException {
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

    /** The ids of the products of a maker, or of all where none is named. */
    Set<String> ids(@Nullable String maker) throws IOException {
        Query query = maker == null ? new MatchAllDocsQuery() : new TermQuery(new Term(Documents.MAKER, maker));
        return search(searcher -> ids(searcher, query));
    }

    /** Of the products whose certificates began or ended by a day since they were written. */
    Set<String> turned(LocalDate day) throws IOException {
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
    void commit(Map<String, String> notes) throws IOException {
        note(notes);
        writer.commit();
        if (search(searcher -> searcher.getIndexReader().leaves().size() > 1) && bytes() < SMALL_BYTES) {
            writer.forceMerge(1);
            writer.commit();
            refresh();
        }
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
        all.put(FORM, Documents.FORM);
        writer.setLiveCommitData(all.entrySet());
    }

    /** The notes of the last commit. */
    Map<String, String> notes() {
        var notes = new HashMap<String, String>();
        var data = writer.getLiveCommitData();
        if (data != null) {
            data.forEach(note -> notes.put(note.getKey(), note.getValue()));
        }
        return notes;
    }

    <T> T search(Work<T> work) throws IOException {
        var searcher = (GoodsSearcher) searchers.acquire();
        try {
            return work.with(searcher);
        } finally {
            searchers.release(searcher);
        }
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        directory.close();
    }

    /** Every byte is read once and its check sums compared. @return what is wrong; null where nothing is */
    private static @Nullable String fault(Directory directory) throws IOException {
        if (directory.listAll().length == 0) {
            return null;
        }
        try (var check = new CheckIndex(directory)) {
            if (!DirectoryReader.indexExists(directory)) {
                return directory.listAll().length > 1 ? "damaged: it has no list of its parts" : null;
            }
            check.setLevel(CheckIndex.Level.MIN_LEVEL_FOR_CHECKSUM_CHECKS);
            var status = check.checkIndex();
            if (!status.clean) {
                return "damaged: "
                        + (status.missingSegments ? "parts are missing" : status.numBadSegments + " bad part(s)");
            }
            return Documents.FORM.equals(status.userData.get(FORM)) ? null : "of another form";
        } catch (LockObtainFailedException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            return "damaged: " + e.getMessage();
        }
    }

    private static void throwAway(Directory directory) throws IOException {
        for (var file : directory.listAll()) {
            if (!file.equals(IndexWriter.WRITE_LOCK_NAME)) {
                directory.deleteFile(file);
            }
        }
    }

    private static IndexWriterConfig config() {
        var merges = new ConcurrentMergeScheduler();
        merges.setMaxMergesAndThreads(4, 1);
        // What is indexed has been taken apart before: there is no analyzer.
        return new IndexWriterConfig(null)
                .setSimilarity(new FieldSimilarity())
                .setRAMBufferSizeMB(WRITE_BUFFER_MB)
                .setMergeScheduler(merges)
                .setUseCompoundFile(true);
    }
}
