using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace TaggingService;

/// <summary>Writes what a health check found as JSON: the status, and each provider's.</summary>
internal static class HealthAnswer
{
    public static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        Status = report.Status.ToString(),
        Providers = report.Entries.Values.SelectMany(entry => entry.Data).ToDictionary(),
    });
}
