package org.safeconduct.bench;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The floor: the same HTTP stack (Tomcat, TLS, Spring MVC) and the same kind of database (PostgreSQL 17 with fsync), doing
 * nothing but one insert of the bytes that came. What the gateway costs is measured against it.
 */
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    SslAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class
})
@ComponentScan(
        basePackages = "org.safeconduct.platform",
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.EmbeddedPostgresConfiguration"))
class Floor {

    public static void main(String[] arguments) {
        SpringApplication.run(Floor.class, arguments);
    }

    /** Routes without annotations on types: scans of the gateway's packages must not find them. */
    @Bean
    RouterFunction<ServerResponse> insert(JdbcTemplate database) {
        database.execute(
                "create table if not exists floor (id bigint generated always as identity primary key, body bytea)");
        return RouterFunctions.route()
                .GET("/", request -> ServerResponse.ok().build())
                .POST("/", request -> {
                    database.update("insert into floor (body) values (?)", request.body(byte[].class));
                    return ServerResponse.accepted().build();
                })
                .build();
    }
}
