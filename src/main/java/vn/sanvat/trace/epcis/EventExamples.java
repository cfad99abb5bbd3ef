package vn.sanvat.trace.epcis;

/** One event of each type, as the description of the API shows them: roots are dug, ground, and put into a box. Tests send them. */
public final class EventExamples {

    public static final String OBJECT = """
            {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", {"sanvat": "urn:sanvat:vocabulary:"}],
             "type": "ObjectEvent", "eventID": "urn:uuid:4b9d7f2c-5f0e-4c0b-9a53-0c8f5d0e7a01",
             "eventTime": "2026-01-05T07:00:00+07:00", "eventTimeZoneOffset": "+07:00",
             "action": "ADD", "bizStep": "sanvat:harvesting",
             "quantityList": [{"epcClass": "urn:sanvat:material:nghe-tuoi-2026-01", "quantity": 300, "uom": "KGM"}],
             "sanvat:cooperative": "htx-rung-thong",
             "sanvat:goods": [{"epcClass": "urn:sanvat:material:nghe-tuoi-2026-01", "name": {"vi": "Nghệ tươi", "en": "Fresh turmeric"}}],
             "sanvat:note": {"vi": "Thu hoạch trên đồi", "en": "Dug on the hill"}}""";

    public static final String TRANSFORMATION = """
            {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", {"sanvat": "urn:sanvat:vocabulary:"}],
             "type": "TransformationEvent", "eventID": "urn:uuid:4b9d7f2c-5f0e-4c0b-9a53-0c8f5d0e7a02",
             "eventTime": "2026-01-08T07:00:00+07:00", "eventTimeZoneOffset": "+07:00",
             "bizStep": "sanvat:grinding", "disposition": "active",
             "inputQuantityList": [{"epcClass": "urn:sanvat:material:nghe-tuoi-2026-01", "quantity": 300, "uom": "KGM"}],
             "outputQuantityList": [{"epcClass": "urn:sanvat:material:bot-nghe-2026-01", "quantity": 42, "uom": "KGM"}],
             "sanvat:cooperative": "htx-rung-thong", "sanvat:process": "turmeric-powder",
             "sanvat:readPointName": {"vi": "Xưởng nghệ", "en": "Turmeric workshop"},
             "sanvat:readings": [{"name": {"vi": "Nhiệt độ sấy", "en": "Drying temperature"}, "value": 55, "unit": "°C"}]}""";

    public static final String AGGREGATION = """
            {"@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld", {"sanvat": "urn:sanvat:vocabulary:"}],
             "type": "AggregationEvent", "eventID": "urn:uuid:4b9d7f2c-5f0e-4c0b-9a53-0c8f5d0e7a03",
             "eventTime": "2026-01-09T07:00:00+07:00", "eventTimeZoneOffset": "+07:00",
             "action": "ADD", "bizStep": "packing", "parentID": "urn:sanvat:box:1",
             "childQuantityList": [{"epcClass": "urn:sanvat:material:bot-nghe-2026-01", "quantity": 20, "uom": "KGM"}],
             "sanvat:cooperative": "htx-rung-thong"}""";

    private EventExamples() {}
}
