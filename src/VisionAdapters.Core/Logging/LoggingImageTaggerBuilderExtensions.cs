using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using VisionAdapters.Logging;

namespace VisionAdapters;

/// <summary>Adds logging to a pipeline.</summary>
public static class LoggingImageTaggerBuilderExtensions
{
    /// <summary>Logs calls (at Debug), failures (at Warning) and the names of images (at Trace).</summary>
    /// <remarks>
    /// Neither images nor tags nor messages of errors are logged. The name of an image may be a path or an address: keep Trace off where
    /// that is too much. Without a logger factory, or with <see cref="NullLoggerFactory"/>, no stage is added.
    /// </remarks>
    /// <param name="builder">The builder.</param>
    /// <param name="loggerFactory">Makes the logger; <see langword="null"/> takes the one of the services.</param>
    /// <returns>The builder.</returns>
    public static ImageTaggerBuilder UseLogging(this ImageTaggerBuilder builder, ILoggerFactory? loggerFactory = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Use((inner, services) =>
        {
            var factory = loggerFactory ?? services.GetService<ILoggerFactory>();
            return factory is null or NullLoggerFactory
                ? inner
                : new LoggingImageTagger(
                    inner, factory.CreateLogger<IImageTagger>(), services.GetService<TimeProvider>() ?? TimeProvider.System);
        });
    }
}
