package org.safeconduct.platform.store;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The database when nobody named another: a real PostgreSQL that starts and stops with the gateway. */
@Configuration(proxyBeanMethods = false)
@Conditional(EmbeddedPostgresConfiguration.NoDatabaseNamed.class)
class EmbeddedPostgresConfiguration {

    @Bean
    static OwnPostgresStart ownPostgresStart(Environment environment) {
        return new OwnPostgresStart(environment);
    }

    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    DataSource dataSource(OwnPostgresStart postgres) {
        HikariDataSource pool = new HikariDataSource();
        StoreAccess access = postgres.join().access();
        pool.setJdbcUrl(access.url());
        pool.setUsername(access.user());
        pool.setPassword(access.password());
        return pool;
    }

    static final class NoDatabaseNamed extends SpringBootCondition {
        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            boolean named = context.getEnvironment().containsProperty("spring.datasource.url");
            return new ConditionOutcome(
                    !named,
                    ConditionMessage.forCondition("Embedded PostgreSQL")
                            .because(named ? "spring.datasource.url is set" : "spring.datasource.url is not set"));
        }
    }
}
