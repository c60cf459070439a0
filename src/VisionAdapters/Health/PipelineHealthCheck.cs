using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using VisionAdapters.Pipelines;

namespace VisionAdapters.Health;

/// <summary>Tells of every pipeline who can answer. Nobody is called, so a check costs nothing.</summary>
internal sealed class PipelineHealthCheck(
    IServiceProvider services, IOptions<RegisteredPipelines> pipelines, PipelineStates states, TimeProvider time) : IHealthCheck
{
    /// <summary>The days before a service is turned off in which it counts as degraded.</summary>
    private const int RetirementNoticeDays = 90;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var data = new Dictionary<string, object>(StringComparer.Ordinal);
        var findings = new List<string>();
        var worst = HealthStatus.Healthy;
        Exception? fault = null;
        foreach (var pipeline in pipelines.Value.Names)
        {
            var label = pipeline.Length == 0 ? "default" : pipeline;
            try
            {
                // Builds the pipeline when nothing has asked for it yet.
                RegisteredPipelines.Resolve(services, pipeline);
                worst = Worse(worst, Judge(label, states.Get(pipeline), data, findings));
            }
            catch (Exception exception)
            {
                (worst, fault) = (HealthStatus.Unhealthy, exception);
                data[label] = exception.Message;
                findings.Add($"{label}: {exception.Message}");
            }
        }

        var description = findings.Count == 0 ? "Every provider can be asked." : string.Join(" ", findings);
        var status = worst == HealthStatus.Unhealthy ? context.Registration.FailureStatus : worst;
        return Task.FromResult(new HealthCheckResult(status, description, fault, data));
    }

    /// <summary>A pipeline is well when all its providers are, degraded while one of them can answer, and else unhealthy.</summary>
    private HealthStatus Judge(
        string pipeline, IReadOnlyList<ProviderState> providers, Dictionary<string, object> data, List<string> findings)
    {
        var (sound, able) = (0, 0);
        foreach (var provider in providers)
        {
            var fault = FaultOf(provider);
            var notice = RetirementOf(provider);
            sound += fault is null && notice is null ? 1 : 0;
            able += fault is null ? 1 : 0;
            data[$"{pipeline}/{provider.Key}"] = fault ?? notice ?? "ready";
            if ((fault ?? notice) is { } finding)
            {
                findings.Add($"{pipeline}/{provider.Key}: {finding}");
            }
        }

        return able == 0 ? HealthStatus.Unhealthy : sound == providers.Count ? HealthStatus.Healthy : HealthStatus.Degraded;
    }

    private static string? FaultOf(ProviderState provider) =>
        provider.Fault is { } fault ? $"could not be made: {fault.Message}"
        : provider.IsCircuitOpen ? "its circuit is open: it failed too often and is not asked for a while."
        : provider.Refusal is { } kind ? $"refused the last call: {kind}."
        : null;

    private string? RetirementOf(ProviderState provider)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var next = PackagedProviders.Find(provider.ProviderId)?.Retirements.MinBy(retirement => retirement.RetiresOn);
        return next is not null && today.AddDays(RetirementNoticeDays) >= next.RetiresOn
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{next.Subject} {(today < next.RetiresOn ? "is" : "was")} turned off on {next.RetiresOn:yyyy-MM-dd}.")
            : null;
    }

    private static HealthStatus Worse(HealthStatus first, HealthStatus second) => first < second ? first : second;
}
