package vn.sanvat.trace.epcis;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.swagger.v3.oas.annotations.media.DiscriminatorMapping;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.sanvat.text.Localized;
import vn.sanvat.trace.TraceEvent.Action;
import vn.sanvat.trace.TraceEvent.Reading;
import vn.sanvat.web.Exact;

/**
 * An event in the JSON-LD of EPCIS 2.0, as it is sent and answered. What EPCIS has no field for stands under the prefix of {@link
 * EpcisContext}; of that, {@code recordTime} and the warnings are the service's to say, and are not read.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXISTING_PROPERTY, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "ObjectEvent", value = EpcisEvent.ObjectEvent.class),
    @JsonSubTypes.Type(name = "TransformationEvent", value = EpcisEvent.TransformationEvent.class),
    @JsonSubTypes.Type(name = "AggregationEvent", value = EpcisEvent.AggregationEvent.class)
})
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "EpcisEvent",
        oneOf = {EpcisEvent.ObjectEvent.class, EpcisEvent.TransformationEvent.class, EpcisEvent.AggregationEvent.class},
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "ObjectEvent", schema = EpcisEvent.ObjectEvent.class),
            @DiscriminatorMapping(value = "TransformationEvent", schema = EpcisEvent.TransformationEvent.class),
            @DiscriminatorMapping(value = "AggregationEvent", schema = EpcisEvent.AggregationEvent.class)
        })
public sealed interface EpcisEvent {

    /** Written as a field of its own: in lists Jackson does not know what it chooses among. */
    @JsonProperty("type")
    default String type() {
        return getClass().getSimpleName();
    }

    /** A URI or a list; always answered, read where present. */
    @Nullable
    Object context();

    /** A URI; made by the service where absent; whoever may send twice should send one. */
    @Nullable
    String eventID();

    OffsetDateTime eventTime();

    /** Such as {@code +07:00}: the clock of the place. */
    String eventTimeZoneOffset();

    /** A bare word of CBV 2.0, or one of ours under the prefix, such as {@code sanvat:harvesting}. */
    String bizStep();

    /** A bare word of CBV 2.0. */
    @Nullable
    String disposition();

    /** {@code urn:sanvat:place:} and the id of a unit of {@code /api/places}. */
    @Nullable
    Location readPoint();

    /** Where the goods were afterwards: a URI. */
    @Nullable
    Location bizLocation();

    /** That the event was wrong. */
    @Nullable
    ErrorDeclaration errorDeclaration();

    /** The id of the cooperative that recorded it. */
    String cooperative();

    /** What people call the place where it happened. */
    @Nullable
    Localized readPointName();

    /** What people call classes that are not lots of ours. */
    @Nullable
    List<ClassName> goods();

    @Nullable
    Localized note();

    @Nullable
    List<Reading> readings();

    /** The earlier event in whose place this one stands: said here and in the other's {@link #errorDeclaration()} in one step. */
    @Nullable
    Corrected corrects();

    /** What went in; empty where nothing did. */
    default List<QuantityElement> inputs() {
        return List.of();
    }

    /** What came forth, or was looked at. */
    List<QuantityElement> outputs();

    /** A place as EPCIS names it: by a URI. */
    record Location(String id) {}

    /** How much of what. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record QuantityElement(
            String epcClass,
            @Nullable BigDecimal quantity,
            @Exact @Nullable String uom) {}

    /** What people call a class of goods; EPCIS leaves no room for it in the quantity. */
    record ClassName(String epcClass, Localized name) {}

    /** The earlier event in whose place this one stands. */
    record Corrected(String eventID, Localized reason) {}

    /**
     * Stands in a repeat of the erroneous event.
     *
     * @param reason a word of CBV 2.0: {@code did_not_occur} or {@code incorrect_data}
     * @param correctiveEventIDs what is true instead; absent where nothing is
     * @param says the reason in words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ErrorDeclaration(
            OffsetDateTime declarationTime,
            @Exact @Nullable String reason,
            @Nullable List<String> correctiveEventIDs,
            @JsonProperty(EpcisContext.REASON) @Nullable Localized says) {}

    /** Goods were made, seen, or used up. */
    @Schema(name = "ObjectEvent")
    @JsonPropertyOrder({"@context", "type"})
    record ObjectEvent(
            @JsonProperty("@context") @Nullable Object context,
            @Exact @Nullable String eventID,
            OffsetDateTime eventTime,
            String eventTimeZoneOffset,
            @Nullable Instant recordTime,
            @Nullable ErrorDeclaration errorDeclaration,
            Action action,
            List<QuantityElement> quantityList,
            String bizStep,
            @Exact @Nullable String disposition,
            @Nullable Location readPoint,
            @Nullable Location bizLocation,
            @JsonProperty(EpcisContext.COOPERATIVE) String cooperative,

            @JsonProperty(EpcisContext.READ_POINT_NAME) @Nullable
            Localized readPointName,

            @JsonProperty(EpcisContext.GOODS) @Nullable List<ClassName> goods,
            @JsonProperty(EpcisContext.NOTE) @Nullable Localized note,
            @JsonProperty(EpcisContext.READINGS) @Nullable List<Reading> readings,
            @JsonProperty(EpcisContext.CORRECTS) @Nullable Corrected corrects,
            @JsonProperty(EpcisContext.WARNINGS) @Nullable List<Localized> warnings)
            implements EpcisEvent {
        @Override
        public List<QuantityElement> outputs() {
            return quantityList;
        }
    }

    /** Goods became other goods. */
    @Schema(name = "TransformationEvent")
    @JsonPropertyOrder({"@context", "type"})
    record TransformationEvent(
            @JsonProperty("@context") @Nullable Object context,
            @Exact @Nullable String eventID,
            OffsetDateTime eventTime,
            String eventTimeZoneOffset,
            @Nullable Instant recordTime,
            @Nullable ErrorDeclaration errorDeclaration,
            List<QuantityElement> inputQuantityList,
            List<QuantityElement> outputQuantityList,
            String bizStep,
            @Exact @Nullable String disposition,
            @Nullable Location readPoint,
            @Nullable Location bizLocation,
            @JsonProperty(EpcisContext.COOPERATIVE) String cooperative,

            @JsonProperty(EpcisContext.PROCESS) @Exact @Nullable
            String process,

            @JsonProperty(EpcisContext.READ_POINT_NAME) @Nullable
            Localized readPointName,

            @JsonProperty(EpcisContext.GOODS) @Nullable List<ClassName> goods,
            @JsonProperty(EpcisContext.NOTE) @Nullable Localized note,
            @JsonProperty(EpcisContext.READINGS) @Nullable List<Reading> readings,
            @JsonProperty(EpcisContext.CORRECTS) @Nullable Corrected corrects,
            @JsonProperty(EpcisContext.WARNINGS) @Nullable List<Localized> warnings)
            implements EpcisEvent {
        @Override
        public List<QuantityElement> inputs() {
            return inputQuantityList;
        }

        @Override
        public List<QuantityElement> outputs() {
            return outputQuantityList;
        }
    }

    /** Goods were put into, or taken out of, something that carries them. */
    @Schema(name = "AggregationEvent")
    @JsonPropertyOrder({"@context", "type"})
    record AggregationEvent(
            @JsonProperty("@context") @Nullable Object context,
            @Exact @Nullable String eventID,
            OffsetDateTime eventTime,
            String eventTimeZoneOffset,
            @Nullable Instant recordTime,
            @Nullable ErrorDeclaration errorDeclaration,
            Action action,
            @Exact @Nullable String parentID,
            List<QuantityElement> childQuantityList,
            String bizStep,
            @Exact @Nullable String disposition,
            @Nullable Location readPoint,
            @Nullable Location bizLocation,
            @JsonProperty(EpcisContext.COOPERATIVE) String cooperative,

            @JsonProperty(EpcisContext.READ_POINT_NAME) @Nullable
            Localized readPointName,

            @JsonProperty(EpcisContext.GOODS) @Nullable List<ClassName> goods,
            @JsonProperty(EpcisContext.NOTE) @Nullable Localized note,
            @JsonProperty(EpcisContext.READINGS) @Nullable List<Reading> readings,
            @JsonProperty(EpcisContext.CORRECTS) @Nullable Corrected corrects,
            @JsonProperty(EpcisContext.WARNINGS) @Nullable List<Localized> warnings)
            implements EpcisEvent {
        @Override
        public List<QuantityElement> outputs() {
            return childQuantityList;
        }
    }
}
