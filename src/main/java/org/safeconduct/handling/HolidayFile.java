package org.safeconduct.handling;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.safeconduct.disclosure.Nation;
import org.safeconduct.rulebook.RulebookFault;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Bank holidays that differ from the published ones. */
record HolidayFile(@Nullable Changes england, @Nullable Changes wales) {

    static final HolidayFile NONE = new HolidayFile(Changes.NONE, Changes.NONE);

    record Changes(@Nullable Set<LocalDate> added, @Nullable Set<LocalDate> removed) {

        static final Changes NONE = new Changes(Set.of(), Set.of());

        @Override
        public Set<LocalDate> added() {
            return Optional.ofNullable(added).orElse(Set.of());
        }

        @Override
        public Set<LocalDate> removed() {
            return Optional.ofNullable(removed).orElse(Set.of());
        }
    }

    Changes of(Nation nation) {
        return Optional.ofNullable(
                        switch (nation) {
                            case ENGLAND -> england;
                            case WALES -> wales;
                        })
                .orElse(Changes.NONE);
    }

    /** @throws RulebookFault if it is not such a file: a due time must not rest on half a list of holidays */
    static HolidayFile read(@Nullable Path file) {
        if (file == null) {
            return NONE;
        }
        try {
            return YAMLMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(file.toFile(), HolidayFile.class);
        } catch (JacksonException e) {
            throw new RulebookFault(file + ": not a list of bank holidays", e);
        }
    }
}
