package org.safeconduct.disclosure;

import java.io.Serial;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Jackson's view of codes and answers: codes as their wire form, an absent answer as {@code {"absent": "reason"}}. */
final class VocabularyModule extends SimpleModule {

    @Serial
    private static final long serialVersionUID = 1L;

    VocabularyModule() {
        addSerializer(new CodeWriter());
        addSerializer(new AnswerWriter());
        addSerializer(new NhsNumberWriter());
        addDeserializer(NhsNumber.class, new NhsNumberReader());
        addDeserializer(Answer.class, new AnswerReader(null));
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.addDeserializers(new Deserializers.Base() {
            @Override
            public @Nullable ValueDeserializer<?> findEnumDeserializer(
                    JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
                return type.isTypeOrSubTypeOf(Code.class) ? new CodeReader(type.getRawClass()) : null;
            }

            @Override
            public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
                return Code.class.isAssignableFrom(type);
            }
        });
    }

    private static final class CodeWriter extends StdSerializer<Code> {
        @Serial
        private static final long serialVersionUID = 1L;

        CodeWriter() {
            super(Code.class);
        }

        @Override
        public boolean isEmpty(SerializationContext context, Code value) {
            return value == Tri.UNKNOWN;
        }

        @Override
        public void serialize(Code code, JsonGenerator out, SerializationContext provider) {
            out.writeString(code.code());
        }
    }

    private static final class CodeReader extends StdDeserializer<Code> {
        @Serial
        private static final long serialVersionUID = 1L;

        CodeReader(Class<?> type) {
            super(type);
        }

        @Override
        public @Nullable Code deserialize(JsonParser in, DeserializationContext context) {
            if (in.currentToken() == JsonToken.START_OBJECT) {
                // {"absent": ...}: whatever the reason, a rule must treat the fact as unknown.
                in.skipChildren();
                return getAbsentValue(context);
            }
            String text = in.getValueAsString();
            return terms().filter(term -> term.code().equals(text))
                    .findFirst()
                    .orElseThrow(() -> context.weirdStringException("", handledType(), "unknown code"));
        }

        @Override
        public @Nullable Code getAbsentValue(DeserializationContext context) {
            return terms().filter(term -> term.name().equals("UNKNOWN"))
                    .findFirst()
                    .orElse(null);
        }

        private java.util.stream.Stream<Code> terms() {
            return Arrays.stream(handledType().getEnumConstants()).map(Code.class::cast);
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class AnswerWriter extends StdSerializer<Answer> {
        @Serial
        private static final long serialVersionUID = 1L;

        AnswerWriter() {
            super(Answer.class);
        }

        /** Left out where a record leaves out what is empty: read again, what is not there was not asked. */
        @Override
        public boolean isEmpty(SerializationContext context, Answer answer) {
            return answer instanceof Answer.Absent<?> absent && absent.reason() == AbsentReason.NOT_ASKED;
        }

        @Override
        public void serialize(Answer answer, JsonGenerator out, SerializationContext provider) {
            switch ((Answer<?>) answer) {
                case Answer.Known<?> known -> provider.writeValue(out, known.value());
                case Answer.Absent<?> absent -> {
                    out.writeStartObject();
                    out.writeStringProperty("absent", absent.reason().code());
                    out.writeEndObject();
                }
            }
        }
    }

    private static final class AnswerReader extends ValueDeserializer<Answer<?>> {
        private final @Nullable JavaType valueType;

        AnswerReader(@Nullable JavaType valueType) {
            this.valueType = valueType;
        }

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            JavaType answer = property != null ? property.getType() : context.getContextualType();
            return new AnswerReader(answer.containedTypeOrUnknown(0));
        }

        @Override
        public Answer<?> deserialize(JsonParser in, DeserializationContext context) {
            JsonNode node = context.readTree(in);
            if (node.isObject() && node.has("absent")) {
                return Code.read(AbsentReason.class, node.path("absent").asString(""))
                        .map(Answer::absent)
                        .orElseThrow(() -> context.weirdStringException("", AbsentReason.class, "unknown code"));
            }
            return Answer.known(context.readTreeAsValue(node, valueType));
        }

        @Override
        public Answer<?> getAbsentValue(DeserializationContext context) {
            return Answer.notAsked();
        }
    }

    private static final class NhsNumberWriter extends StdSerializer<NhsNumber> {
        @Serial
        private static final long serialVersionUID = 1L;

        NhsNumberWriter() {
            super(NhsNumber.class);
        }

        @Override
        public void serialize(NhsNumber number, JsonGenerator out, SerializationContext provider) {
            out.writeString(number.value());
        }
    }

    private static final class NhsNumberReader extends StdDeserializer<NhsNumber> {
        @Serial
        private static final long serialVersionUID = 1L;

        NhsNumberReader() {
            super(NhsNumber.class);
        }

        @Override
        public NhsNumber deserialize(JsonParser in, DeserializationContext context) {
            return new NhsNumber(in.getValueAsString());
        }
    }
}
