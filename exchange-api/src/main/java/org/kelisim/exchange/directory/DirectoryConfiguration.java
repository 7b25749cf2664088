package org.kelisim.exchange.directory;

import java.time.Clock;
import org.kelisim.directory.RootFile;
import org.kelisim.exchange.archive.Archive;
import org.kelisim.exchange.log.PublishedLog;
import org.kelisim.exchange.start.ExchangeSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {

    @Bean
    ExchangeDirectory exchangeDirectory(ExchangeSettings settings, RootFile root, Clock clock) {
        return new ExchangeDirectory(FirstDirectory.load(settings.firstDirectory(), root, clock.instant()));
    }

    @Bean(initMethod = "publish")
    Publication publication(Archive archive, PublishedLog published, ExchangeDirectory directories, Clock clock) {
        return new Publication(archive, published, directories, clock);
    }
}
