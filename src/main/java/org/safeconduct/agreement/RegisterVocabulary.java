package org.safeconduct.agreement;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.Deserializers;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.Serial;
import java.net.URI;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Recipient;

/** How the register writes its terms: codes in their wire form; in the file, texts with {@code ${...}} settings filled in. */
final class RegisterVocabulary extends SimpleModule {

    @Serial
    private static final long serialVersionUID = 1L;

    /** @param filled what stands for the settings that a text names */
    RegisterVocabulary(UnaryOperator<String> filled) {
        addDeserializer(String.class, new Text<>(String.class, text -> nonBlank(filled.apply(text))));
        addDeserializer(URI.class, new Text<>(URI.class, text -> URI.create(filled.apply(text))));
        addDeserializer(AgencyId.class, new Text<>(AgencyId.class, AgencyId::new));
        addKeyDeserializer(Recipient.class, new RecipientKey());
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new Deserializers.Base() {
            @Override
            public @Nullable JsonDeserializer<?> findEnumDeserializer(
                    Class<?> type, DeserializationConfig config, BeanDescription description) {
                return Code.class.isAssignableFrom(type) ? new Text<>(type, text -> term(type, text)) : null;
            }
        });
    }

    private static String nonBlank(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a blank text");
        }
        return text;
    }

    private static Object term(Class<?> list, String code) {
        return Arrays.stream(list.getEnumConstants())
                .filter(term -> ((Code) term).code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown code"));
    }

    /** A scalar with its own reading; what the reading cannot take is named with its place. */
    private static final class Text<T> extends StdDeserializer<T> {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Function<String, ? extends T> reading;

        Text(Class<?> type, Function<String, ? extends T> reading) {
            super(type);
            this.reading = reading;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (!in.currentToken().isScalarValue()) {
                context.reportInputMismatch(this, "a text was expected");
            }
            String text = in.getText();
            try {
                return reading.apply(text);
            } catch (IllegalArgumentException e) {
                throw context.weirdStringException(text, handledType(), String.valueOf(e.getMessage()));
            }
        }
    }

    private static final class RecipientKey extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            return Code.read(Recipient.class, key)
                    .orElseThrow(() -> context.weirdKeyException(Recipient.class, key, "unknown code"));
        }
    }
}
