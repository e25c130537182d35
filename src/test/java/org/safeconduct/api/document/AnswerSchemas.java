package org.safeconduct.api.document;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.MemberScope;
import com.github.victools.jsonschema.generator.MethodScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.impl.DefinitionKey;
import com.github.victools.jsonschema.module.jackson.JacksonOption;
import com.github.victools.jsonschema.module.jackson.JacksonSchemaModule;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.safeconduct.disclosure.AbsentReason;
import org.safeconduct.disclosure.Answer;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Json;
import org.safeconduct.disclosure.Reference;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How records are written, as JSON Schemas: what {@link Json} does, and what their annotations change. */
final class AnswerSchemas {

    private final Map<String, Class<?>> named = new HashMap<>();
    private final SchemaBuilder schemas = new SchemaGenerator(config().build()).buildMultipleSchemaDefinitions();

    /** A reference to the schema of a type. */
    ObjectNode of(Type type) {
        return schemas.createSchemaReference(type);
    }

    /** Every schema that was referred to. */
    ObjectNode all() {
        ObjectNode all = schemas.collectDefinitions("components/schemas");
        named.forEach((name, type) -> leftOut(type).forEach(member -> without(member, (ObjectNode) all.path(name))));
        return all;
    }

    private static void without(String member, ObjectNode schema) {
        ((ObjectNode) schema.path("properties")).remove(member);
        ((ArrayNode) schema.path("required")).removeIf(name -> name.asString().equals(member));
    }

    private SchemaGeneratorConfigBuilder config() {
        var config = new SchemaGeneratorConfigBuilder(
                        Json.mapper(), SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonSchemaModule(JacksonOption.INCLUDE_ONLY_JSONPROPERTY_ANNOTATED_METHODS))
                .with(
                        Option.DEFINITIONS_FOR_ALL_OBJECTS,
                        Option.EXTRA_OPEN_API_FORMAT_VALUES,
                        Option.FIELDS_DERIVED_FROM_ARGUMENTFREE_METHODS,
                        Option.INLINE_NULLABLE_SCHEMAS,
                        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                        Option.NONSTATIC_NONVOID_NONGETTER_METHODS,
                        Option.PLAIN_DEFINITION_KEYS)
                .without(Option.SCHEMA_VERSION_INDICATOR, Option.FLATTENED_OPTIONALS, Option.SIMPLIFIED_OPTIONALS);
        config.forTypesInGeneral().withCustomDefinitionProvider(AnswerSchemas::written);
        config.forTypesInGeneral().withDefinitionNamingStrategy(this::name);
        config.forFields()
                .withTargetTypeOverridesResolver(AnswerSchemas::inside)
                .withNullableCheck(field -> isOptional(field) && isAlwaysWritten(field))
                .withRequiredCheck(AnswerSchemas::isAlwaysWritten);
        config.forMethods()
                .withPropertyNameOverrideResolver(
                        method -> method.getRawMember().getName())
                .withRequiredCheck((MethodScope method) -> true);
        return config;
    }

    /** What is written as something else than its parts. */
    private static @Nullable CustomDefinition written(ResolvedType type, SchemaGenerationContext context) {
        Class<?> raw = type.getErasedType();
        if (raw == Answer.class) {
            return inline(answer(type.getTypeParameters().getFirst(), context));
        }
        if (raw == Map.class) {
            ObjectNode members = Json.mapper().createObjectNode().put("type", "object");
            ResolvedType value = type.getTypeParameters().getLast();
            if (value.getErasedType() != Object.class) {
                members.set("additionalProperties", context.createDefinitionReference(value));
            }
            return inline(members);
        }
        ObjectNode schema = Json.mapper().createObjectNode().put("type", "string");
        if (raw == byte[].class) {
            return inline(schema.put("contentEncoding", "base64"));
        }
        if (raw == Reference.class) {
            return inline(schema.put("pattern", "^SC-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$"));
        }
        if (raw == java.time.Period.class) {
            return inline(schema.put("description", "An ISO 8601 period."));
        }
        if (raw.isEnum()) {
            var codes = schema.putArray("enum");
            Arrays.stream(raw.getEnumConstants()).map(AnswerSchemas::code).forEach(codes::add);
            return new CustomDefinition(
                    schema, CustomDefinition.DefinitionType.ALWAYS_REF, CustomDefinition.AttributeInclusion.NO);
        }
        return isWrittenAsText(raw) ? inline(schema) : null;
    }

    /** What was answered, or why it was not. */
    private static ObjectNode answer(ResolvedType known, SchemaGenerationContext context) {
        ObjectNode answer = Json.mapper().createObjectNode();
        ArrayNode either = answer.putArray("anyOf");
        either.add(context.createDefinitionReference(known));
        ObjectNode absent = either.addObject().put("type", "object");
        absent.putObject("properties")
                .set(
                        "absent",
                        context.createDefinitionReference(
                                context.getTypeContext().resolve(AbsentReason.class)));
        absent.putArray("required").add("absent");
        return answer;
    }

    private static CustomDefinition inline(ObjectNode schema) {
        return new CustomDefinition(
                schema, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.YES);
    }

    private static String code(Object constant) {
        return constant instanceof Code code ? code.code() : ((Enum<?>) constant).name();
    }

    private static boolean isWrittenAsText(Class<?> type) {
        return Stream.concat(Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredFields()))
                .anyMatch(member -> member.isAnnotationPresent(JsonValue.class));
    }

    /** Nested types by the name of what they are nested in, so that no two are named alike. */
    private String name(DefinitionKey key, SchemaGenerationContext context) {
        String name = name(key.getType());
        named.put(name, key.getType().getErasedType());
        return name;
    }

    private static String name(ResolvedType type) {
        String parameters =
                type.getTypeParameters().stream().map(AnswerSchemas::name).collect(Collectors.joining());
        return name(type.getErasedType()) + parameters;
    }

    private static String name(Class<?> type) {
        String outer = type.getEnclosingClass() == null ? "" : name(type.getEnclosingClass());
        return outer + type.getSimpleName().replace("Controller", "");
    }

    private static @Nullable List<ResolvedType> inside(FieldScope field) {
        return isOptional(field) ? List.of(field.getType().getTypeParameters().getFirst()) : null;
    }

    private static boolean isOptional(MemberScope<?, ?> field) {
        return field.getDeclaredType().getErasedType() == Optional.class;
    }

    /** By the usual inclusion, NON_NULL, unless the member or its record says otherwise. */
    private static boolean isAlwaysWritten(FieldScope field) {
        if (field.getAnnotation(JsonUnwrapped.class) != null) {
            return false;
        }
        return switch (inclusion(field)) {
            case NON_EMPTY, NON_DEFAULT, CUSTOM -> false;
            case NON_ABSENT -> !isOptional(field) && !mayBeNull(field);
            case ALWAYS -> true;
            case NON_NULL, USE_DEFAULTS -> !mayBeNull(field);
        };
    }

    private static JsonInclude.Include inclusion(FieldScope field) {
        JsonInclude own = field.getAnnotationConsideringFieldAndGetter(JsonInclude.class);
        JsonInclude all = field.getDeclaringType().getErasedType().getAnnotation(JsonInclude.class);
        return own != null ? own.value() : all != null ? all.value() : JsonInclude.Include.NON_NULL;
    }

    private static boolean mayBeNull(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** The members that an unwrapped part leaves out. */
    private static List<String> leftOut(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(JsonUnwrapped.class))
                .map(field -> field.getAnnotation(JsonIgnoreProperties.class))
                .filter(ignored -> ignored != null)
                .flatMap(ignored -> Arrays.stream(ignored.value()))
                .toList();
    }
}
