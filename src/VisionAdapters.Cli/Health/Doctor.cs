using System.Runtime.InteropServices;
using VisionAdapters.Bakeoff;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>Tries every part of the tool once.</summary>
internal static class Doctor
{
    /// <summary>Examines all parts.</summary>
    /// <param name="registry">Knows the providers.</param>
    /// <param name="live">Whether each service that is configured is called once.</param>
    /// <param name="cancellationToken">Cancels the examination.</param>
    public static async Task<IReadOnlyList<HealthFinding>> ExamineAsync(
        ProviderRegistry registry, bool live, CancellationToken cancellationToken) =>
    [
        new HealthFinding("tool", HealthState.Ok, $"{ToolVersion.Name}, {RuntimeInformation.FrameworkDescription}, "
            + $"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors"),
        Maps(),
        .. await Task.WhenAll(
            registry.Providers.All.Select(
                provider => ProviderHealth.ExamineAsync(provider.Id, registry, live, cancellationToken))).ConfigureAwait(false),
        CurrentFolder(),
    ];

    private static HealthFinding Maps()
    {
        try
        {
            var errors = MapFileLinter.Lint([], "fashion").Count(finding => finding.Severity == LintSeverity.Error);
            var catalog = new TaxonomyCatalog();
            return errors == 0
                ? new HealthFinding("maps", HealthState.Ok, $"taxonomies: {string.Join(", ", catalog.Taxonomies)}; providers: "
                    + $"{string.Join(", ", catalog.ProviderMaps)}; sets: {string.Join(", ", catalog.DatasetMaps)}")
                : new HealthFinding("maps", HealthState.Broken, $"{errors} errors: 'vision-adapters map lint' lists them.");
        }
        catch (InputFileException exception)
        {
            return new HealthFinding("maps", HealthState.Broken, exception.Message);
        }
    }

    private static HealthFinding CurrentFolder()
    {
        var probe = Path.Combine(Directory.GetCurrentDirectory(), ".vision-adapters-probe");
        try
        {
            using (new FileStream(probe, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose))
            {
                return new HealthFinding("current folder", HealthState.Ok, "runs can be written below it");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new HealthFinding("current folder", HealthState.Missing, $"runs cannot be written here ({exception.Message}): give "
                + "bakeoff run an --output elsewhere.");
        }
    }
}

/// <summary>What <c>doctor</c> found out about one part, and how to fix it.</summary>
internal sealed record HealthFinding(string Check, HealthState State, string Detail);

/// <summary>How a part of the tool is.</summary>
internal enum HealthState
{
    Ok,

    /// <summary>Not there, and not needed either.</summary>
    Missing,

    Broken,
}
