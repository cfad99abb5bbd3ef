package vn.sanvat.trace;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.Field;
import vn.sanvat.text.Localized;

/** Something that happened to goods, in the shape of EPCIS 2.0: what, when, where, why. Append-only. */
public sealed interface TraceEvent {

    String COLLECTION = "events";

    /** {@code urn:uuid:…}, the EPCIS eventID. */
    String id();

    /** The cooperative that recorded it. */
    String cooperative();

    Why why();

    Where where();

    When when();

    /** The classes whose past this event is: what it brought forth or looked at. */
    List<Quantified> outputs();

    /** The classes that went into them; empty where nothing did. */
    List<Quantified> inputs();

    /** The earlier event in whose place this one stands. */
    @Nullable
    Correction corrects();

    /** The same event as it was recorded at another time, or about other quantities. */
    TraceEvent with(When when, List<Quantified> inputs, List<Quantified> outputs);

    /** An event like this one that takes its place, about no goods: so it is taken back. */
    TraceEvent takenBack(String id, When when, Correction corrects);

    /**
     * @param eventTime with the offset of the place
     * @param recordTime when the service was told; the service sets it
     */
    record When(OffsetDateTime eventTime, Instant recordTime) {}

    /**
     * @param readPoint where it happened, as people call the place
     * @param place the id of the {@link vn.sanvat.place.Place}
     * @param bizLocation where the goods were afterwards, a URI
     */
    record Where(
            @Nullable Localized readPoint,
            @Nullable String place,
            @Nullable String bizLocation) {

        @PersistenceCreator
        public Where {}

        public Where(@Nullable Localized readPoint, @Nullable String place) {
            this(readPoint, place, null);
        }
    }

    /**
     * @param bizStep a step of {@link Vocabulary}, such as {@code harvesting}
     * @param disposition a CBV 2.0 disposition, such as {@code active}
     * @param note what was done, in the maker's words
     * @param readings such as temperature and moisture
     */
    record Why(
            String bizStep,
            @Nullable String disposition,
            @Nullable Localized note,
            List<Reading> readings) {}

    /** Such as (sấy, 55, °C). */
    record Reading(Localized name, BigDecimal value, String unit) {}

    /**
     * A quantity of a class of goods; EPCIS quantityElement.
     *
     * @param epcClass a lot's {@link Lot#epcClass()}, or {@code urn:sanvat:material:…} for what is not packed yet
     * @param name what people call it; for what is not a lot of ours
     * @param quantity more than 0; absent where nobody has weighed it
     * @param uom UN/ECE Recommendation 20, such as KGM; absent for pieces
     */
    record Quantified(
            String epcClass,
            @Nullable Localized name,
            @Nullable BigDecimal quantity,
            @Nullable String uom) {}

    /** Goods were made, seen, or used up. */
    @Document(COLLECTION)
    @TypeAlias("ObjectEvent")
    record ObjectEvent(
            @Id String id,
            String cooperative,
            When when,
            Where where,
            Why why,
            Action action,
            @Field("outputs") List<Quantified> quantities,
            @Nullable Correction corrects)
            implements TraceEvent {
        @Override
        public List<Quantified> outputs() {
            return quantities;
        }

        @Override
        public List<Quantified> inputs() {
            return List.of();
        }

        @Override
        public TraceEvent with(When when, List<Quantified> inputs, List<Quantified> outputs) {
            return new ObjectEvent(id, cooperative, when, where, why, action, outputs, corrects);
        }

        @Override
        public TraceEvent takenBack(String id, When when, Correction corrects) {
            return new ObjectEvent(id, cooperative, when, where, why, action, List.of(), corrects);
        }
    }

    /**
     * Goods became other goods.
     *
     * @param process a process of {@code Yields} whose yield is known, such as {@code turmeric-starch}
     */
    @Document(COLLECTION)
    @TypeAlias("TransformationEvent")
    record TransformationEvent(
            @Id String id,
            String cooperative,
            When when,
            Where where,
            Why why,
            List<Quantified> inputs,
            List<Quantified> outputs,
            @Nullable String process,
            @Nullable Correction corrects)
            implements TraceEvent {

        @PersistenceCreator
        public TransformationEvent {}

        public TransformationEvent(
                String id,
                String cooperative,
                When when,
                Where where,
                Why why,
                List<Quantified> inputs,
                List<Quantified> outputs,
                @Nullable Correction corrects) {
            this(id, cooperative, when, where, why, inputs, outputs, null, corrects);
        }

        @Override
        public TraceEvent with(When when, List<Quantified> inputs, List<Quantified> outputs) {
            return new TransformationEvent(id, cooperative, when, where, why, inputs, outputs, process, corrects);
        }

        @Override
        public TraceEvent takenBack(String id, When when, Correction corrects) {
            return new TransformationEvent(id, cooperative, when, where, why, List.of(), List.of(), process, corrects);
        }
    }

    /** Goods were put into, or taken out of, something that carries them. */
    @Document(COLLECTION)
    @TypeAlias("AggregationEvent")
    record AggregationEvent(
            @Id String id,
            String cooperative,
            When when,
            Where where,
            Why why,
            Action action,
            @Nullable String parent,
            @Field("outputs") List<Quantified> children,
            @Nullable Correction corrects)
            implements TraceEvent {
        @Override
        public List<Quantified> outputs() {
            return children;
        }

        @Override
        public List<Quantified> inputs() {
            return List.of();
        }

        @Override
        public TraceEvent with(When when, List<Quantified> inputs, List<Quantified> outputs) {
            return new AggregationEvent(id, cooperative, when, where, why, action, parent, outputs, corrects);
        }

        @Override
        public TraceEvent takenBack(String id, When when, Correction corrects) {
            return new AggregationEvent(id, cooperative, when, where, why, action, parent, List.of(), corrects);
        }
    }

    /** EPCIS action. */
    enum Action {
        ADD,
        OBSERVE,
        DELETE
    }

    /**
     * An event is never edited: a later one says that it was wrong, why, and stands in its place.
     *
     * @param declared where it was said as EPCIS says it: then nothing stands in the event's place but what is named
     */
    record Correction(
            String eventId, Localized reason, @Nullable Declared declared) {

        @PersistenceCreator
        public Correction {}

        public Correction(String eventId, Localized reason) {
            this(eventId, reason, null);
        }
    }

    /**
     * EPCIS errorDeclaration.
     *
     * @param reason a CBV 2.0 error reason
     * @param correctiveEventIds the events that are true instead, recorded or to come
     */
    record Declared(OffsetDateTime time, String reason, List<String> correctiveEventIds) {}
}
