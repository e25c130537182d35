package org.safeconduct.agreement;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.safeconduct.platform.Rejection;
import org.springframework.core.env.PropertyResolver;
import org.springframework.core.io.Resource;

/** Reads the agencies file strictly: an unknown key, an unknown code, a repeated key or a missing value is a fault. */
final class RegisterReader {

    private final ObjectReader reader;

    RegisterReader(PropertyResolver placeholders) {
        YAMLMapper.Builder yaml = YAMLMapper.builder(YAMLFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build());
        reader = strict(yaml, placeholders::resolveRequiredPlaceholders).readerFor(RegisterFile.class);
    }

    /** @param filled what stands for the settings that a text names */
    static <M extends ObjectMapper, B extends MapperBuilder<M, B>> M strict(B builder, UnaryOperator<String> filled) {
        return builder.addModules(new Jdk8Module(), new JavaTimeModule(), new RegisterVocabulary(filled))
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
                .build();
    }

    /** @throws RegisterFault if the file cannot be read or is not of the form */
    RegisterFile read(Resource file) {
        try (InputStream in = file.getInputStream()) {
            RegisterFile read = reader.readValue(in);
            if (read == null) {
                throw new RegisterFault(file, "the file is empty");
            }
            return read;
        } catch (JsonMappingException e) {
            throw new RegisterFault(file, "at " + pointer(e.getPath()) + line(e) + ": " + e.getOriginalMessage());
        } catch (JsonParseException e) {
            throw new RegisterFault(file, "not YAML" + line(e) + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new RegisterFault(file, "cannot be read: " + e.getMessage());
        }
    }

    /** Says of JSON from outside where it has not its form, and quotes nothing: not the name of a key that nobody knows either. */
    static Rejection refusal(JsonMappingException e) {
        List<JsonMappingException.Reference> path = e.getPath();
        return e instanceof UnrecognizedPropertyException
                ? new Rejection(
                        Rejection.Kind.INVALID, "there is an unknown key", pointer(path.subList(0, path.size() - 1)))
                : new Rejection(
                        Rejection.Kind.INVALID, "a value is missing, unknown or not of its form", pointer(path));
    }

    static String pointer(List<JsonMappingException.Reference> path) {
        return path.stream()
                .map(step -> "/" + (step.getFieldName() != null ? step.getFieldName() : step.getIndex()))
                .collect(Collectors.joining());
    }

    private static String line(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        return at == null || at.getLineNr() < 1 ? "" : " (line " + at.getLineNr() + ")";
    }
}
