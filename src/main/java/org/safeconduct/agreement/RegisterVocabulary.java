package org.safeconduct.agreement;

import java.io.Serial;
import java.net.URI;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Recipient;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

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
            public @Nullable ValueDeserializer<?> findEnumDeserializer(
                    JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
                return type.isTypeOrSubTypeOf(Code.class)
                        ? new Text<>(type.getRawClass(), text -> term(type.getRawClass(), text))
                        : null;
            }

            @Override
            public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
                return Code.class.isAssignableFrom(type);
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
        public T deserialize(JsonParser in, DeserializationContext context) {
            if (!in.currentToken().isScalarValue()) {
                context.reportInputMismatch(this, "a text was expected");
            }
            String text = in.getString();
            try {
                return reading.apply(text);
            } catch (IllegalArgumentException e) {
                throw context.weirdStringException(text, handledType(), String.valueOf(e.getMessage()));
            }
        }
    }

    private static final class RecipientKey extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return Code.read(Recipient.class, key)
                    .orElseThrow(() -> context.weirdKeyException(Recipient.class, key, "unknown code"));
        }
    }
}
