using Microsoft.Extensions.Diagnostics.HealthChecks;
using VisionAdapters.Health;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Reports the pipelines of <c>AddVisionAdapters</c> to health checks.</summary>
public static class VisionAdaptersHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check of all pipelines: healthy while every provider can be asked, degraded while some cannot and another one answers in
    /// their place, unhealthy when nobody can.
    /// </summary>
    /// <remarks>
    /// A provider cannot be asked when it could not be made (a model's file is missing, a setting is wrong), while its circuit is open, and
    /// from a call that it refused for its credentials, permissions or quota until it answers one. A service that is turned off within 90
    /// days is degraded. The data of the result name each provider as <c>pipeline/key</c>. Nobody is called for a check.
    /// </remarks>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="failureStatus">What is reported when nobody can answer; <see langword="null"/> means
    /// <see cref="HealthStatus.Unhealthy"/>.</param>
    /// <param name="tags">Tags by which checks are chosen.</param>
    /// <returns>The builder.</returns>
    public static IHealthChecksBuilder AddVisionAdapters(
        this IHealthChecksBuilder builder,
        string name = "vision-adapters",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return builder.Add(new HealthCheckRegistration(
            name,
            services => ActivatorUtilities.CreateInstance<PipelineHealthCheck>(
                services, services.GetService<TimeProvider>() ?? TimeProvider.System),
            failureStatus,
            tags));
    }
}
