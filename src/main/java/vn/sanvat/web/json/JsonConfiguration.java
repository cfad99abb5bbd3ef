package vn.sanvat.web.json;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;
import vn.sanvat.gs1.Gtin;
import vn.sanvat.gs1.LotNumber;

/** JSON as this service speaks it. Only request bodies are read strictly: what platforms answer may grow new fields. */
@Configuration(proxyBeanMethods = false)
public class JsonConfiguration {

    /** GS1 keys are plain strings. */
    @Bean
    JacksonModule keysAsText() {
        return new SimpleModule("gs1")
                .addSerializer(Gtin.class, ToStringSerializer.instance)
                .addDeserializer(Gtin.class, new GtinReader())
                .addSerializer(LotNumber.class, ToStringSerializer.instance)
                .addDeserializer(LotNumber.class, new LotNumberReader());
    }

    @Bean
    WebFluxConfigurer strictBodies(JsonMapper mapper) {
        return new WebFluxConfigurer() {
            @Override
            public void configureHttpMessageCodecs(ServerCodecConfigurer codecs) {
                codecs.defaultCodecs().jacksonJsonDecoder(new StrictJsonDecoder(mapper));
            }
        };
    }

    private static final class GtinReader extends StdDeserializer<Gtin> {

        GtinReader() {
            super(Gtin.class);
        }

        @Override
        public Gtin deserialize(JsonParser parser, DeserializationContext context) {
            return Gtin.parse(parser.getString());
        }
    }

    private static final class LotNumberReader extends StdDeserializer<LotNumber> {

        LotNumberReader() {
            super(LotNumber.class);
        }

        @Override
        public LotNumber deserialize(JsonParser parser, DeserializationContext context) {
            return new LotNumber(parser.getString());
        }
    }
}
