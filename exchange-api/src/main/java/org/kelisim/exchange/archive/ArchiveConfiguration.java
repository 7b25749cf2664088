package org.kelisim.exchange.archive;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.kelisim.exchange.start.ExchangeSettings;
import org.kelisim.storage.DocumentStore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ArchiveConfiguration {
    /** Two writes and the wait for a majority together stay below the 30 s after which a caller gives up. */
    private static final Duration PER_COMMAND = Duration.ofSeconds(8);

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    DocumentStore store(ExchangeSettings settings) {
        return DocumentStore.open(settings.mongoUri(), settings.database(), PER_COMMAND);
    }

    @Bean
    Intents intents(DocumentStore store, SecureRandom random, Clock clock) {
        return new Intents(store, random, clock);
    }

    @Bean
    Archive archive(DocumentStore store, Intents intents, SecureRandom random) {
        return new Archive(store, intents, random);
    }
}
