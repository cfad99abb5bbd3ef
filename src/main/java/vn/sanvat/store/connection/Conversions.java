package vn.sanvat.store.connection;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.boot.persistence.autoconfigure.EntityScanner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.annotation.Persistent;
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

    /**
     * All of them at every start, and not each when it is first written: the kinds of a sealed type stand in the database by their
     * {@code @TypeAlias}, which a process that has not written one would not know.
     */
    @Bean
    MongoManagedTypes mongoManagedTypes(ApplicationContext context) throws ClassNotFoundException {
        return MongoManagedTypes.fromIterable(new EntityScanner(context).scan(Persistent.class));
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
