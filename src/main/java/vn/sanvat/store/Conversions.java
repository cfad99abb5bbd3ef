package vn.sanvat.store;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.mongodb.MongoManagedTypes;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions.BigDecimalRepresentation;
import vn.sanvat.gs1.Gtin;
import vn.sanvat.gs1.LotNumber;

/** How values that Mongo does not know are kept: as ISO or GS1 text. A date has no zone, so it must not become an instant. */
@Configuration(proxyBeanMethods = false)
class Conversions {

    /** Records are looked at when they are first read or written; looking for all of them first would take a part of each start. */
    @Bean
    MongoManagedTypes mongoManagedTypes() {
        return MongoManagedTypes.empty();
    }

    @Bean
    MongoCustomConversions mongoCustomConversions() {
        return MongoCustomConversions.create(adapter -> adapter.bigDecimal(BigDecimalRepresentation.DECIMAL128)
                .registerConverter(new DateToText())
                .registerConverter(new TextToDate())
                .registerConverter(new TimeToText())
                .registerConverter(new TextToTime())
                .registerConverter(new GtinToText())
                .registerConverter(new TextToGtin())
                .registerConverter(new LotNumberToText())
                .registerConverter(new TextToLotNumber()));
    }

    @WritingConverter
    private static final class DateToText implements Converter<LocalDate, String> {
        @Override
        public String convert(LocalDate date) {
            return date.toString();
        }
    }

    @ReadingConverter
    private static final class TextToDate implements Converter<String, LocalDate> {
        @Override
        public LocalDate convert(String text) {
            return LocalDate.parse(text);
        }
    }

    @WritingConverter
    private static final class TimeToText implements Converter<OffsetDateTime, String> {
        @Override
        public String convert(OffsetDateTime time) {
            return time.toString();
        }
    }

    @ReadingConverter
    private static final class TextToTime implements Converter<String, OffsetDateTime> {
        @Override
        public OffsetDateTime convert(String text) {
            return OffsetDateTime.parse(text);
        }
    }

    @WritingConverter
    private static final class GtinToText implements Converter<Gtin, String> {
        @Override
        public String convert(Gtin gtin) {
            return gtin.digits();
        }
    }

    @ReadingConverter
    private static final class TextToGtin implements Converter<String, Gtin> {
        @Override
        public Gtin convert(String text) {
            return new Gtin(text);
        }
    }

    @WritingConverter
    private static final class LotNumberToText implements Converter<LotNumber, String> {
        @Override
        public String convert(LotNumber number) {
            return number.value();
        }
    }

    @ReadingConverter
    private static final class TextToLotNumber implements Converter<String, LotNumber> {
        @Override
        public LotNumber convert(String text) {
            return new LotNumber(text);
        }
    }
}
