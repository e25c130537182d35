package org.safeconduct.agreement;

import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.safeconduct.platform.Rejection;
import org.springframework.core.env.PropertyResolver;
import org.springframework.core.io.Resource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

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
        return builder.addModules(new RegisterVocabulary(filled))
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
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
        } catch (DatabindException e) {
            throw new RegisterFault(file, "at " + pointer(e.getPath()) + line(e) + ": " + e.getOriginalMessage());
        } catch (StreamReadException e) {
            throw new RegisterFault(
                    file, "not YAML at " + pointer(e.getPath()) + line(e) + ": " + e.getOriginalMessage());
        } catch (IOException | JacksonException e) {
            throw new RegisterFault(file, "cannot be read: " + e.getMessage());
        }
    }

    /** Says of JSON from outside where it has not its form, and quotes nothing: not the name of a key that nobody knows either. */
    static Rejection refusal(DatabindException e) {
        List<JacksonException.Reference> path = e.getPath();
        return e instanceof UnrecognizedPropertyException
                ? new Rejection(
                        Rejection.Kind.INVALID, "there is an unknown key", pointer(path.subList(0, path.size() - 1)))
                : new Rejection(
                        Rejection.Kind.INVALID, "a value is missing, unknown or not of its form", pointer(path));
    }

    static String pointer(List<JacksonException.Reference> path) {
        return path.stream()
                .map(step -> "/" + (step.getPropertyName() != null ? step.getPropertyName() : step.getIndex()))
                .collect(Collectors.joining());
    }

    private static String line(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        return at == null || at.getLineNr() < 1 ? "" : " (line " + at.getLineNr() + ")";
    }
}
