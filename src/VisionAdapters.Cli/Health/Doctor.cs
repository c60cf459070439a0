using System.Runtime.InteropServices;
using VisionAdapters.Onnx;
using VisionAdapters.Taxonomy;

namespace VisionAdapters.Cli;

/// <summary>Tries every part of the tool once.</summary>
internal static class Doctor
{
    // A 1x1 white PNG: decoding it takes the image library and the model once around.
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==";

    /// <summary>Examines all parts.</summary>
    /// <param name="registry">Knows the clouds.</param>
    /// <param name="live">Whether each cloud that is configured is called once.</param>
    /// <param name="cancellationToken">Cancels the examination.</param>
    public static async Task<IReadOnlyList<HealthFinding>> ExamineAsync(ProviderRegistry registry, bool live, CancellationToken cancellationToken) =>
    [
        new HealthFinding("tool", HealthState.Ok, $"{ToolVersion.Name}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors"),
        Maps(),
        await FashionModelAsync(cancellationToken).ConfigureAwait(false),
        .. await Task.WhenAll(ProviderRegistry.Clouds.Select(id => CloudHealth.ExamineAsync(id, registry, live, cancellationToken))).ConfigureAwait(false),
        new HealthFinding(ChatSettings.Id, HealthState.Missing, "chat models are set up in bakeoff.yaml, with the options endpoint and model"),
        CurrentFolder(),
    ];

    private static HealthFinding Maps()
    {
        try
        {
            var errors = MapFiles.Lint([], "fashion").Count(finding => finding.Severity == LintSeverity.Error);
            var catalog = new TaxonomyCatalog();
            return errors == 0
                ? new HealthFinding("maps", HealthState.Ok, $"taxonomies: {string.Join(", ", catalog.Taxonomies)}; providers: {string.Join(", ", catalog.ProviderMaps)}; sets: {string.Join(", ", catalog.DatasetMaps)}")
                : new HealthFinding("maps", HealthState.Broken, $"{errors} errors: 'vision-adapters map lint' lists them.");
        }
        catch (TaxonomyFileException exception)
        {
            return new HealthFinding("maps", HealthState.Broken, exception.Message);
        }
    }

    private static async Task<HealthFinding> FashionModelAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var tagger = FashionModel.Create();
            var answer = await tagger.TagAsync(ImageInput.FromBytes(Convert.FromBase64String(Pixel), "a white pixel"), cancellationToken: cancellationToken).ConfigureAwait(false);
            var heads = tagger.GetService<OnnxModelInfo>() is { } model ? string.Join(", ", model.Heads.Select(head => head.Id)) : "";
            return new HealthFinding(ProviderRegistry.Default, HealthState.Ok, $"model {answer.ModelVersion} answers; heads: {heads}");
        }
        catch (Exception exception) when (exception is OnnxModelException or TaggingException or TypeInitializationException or DllNotFoundException)
        {
            return new HealthFinding(ProviderRegistry.Default, HealthState.Broken, exception.Message);
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
            return new HealthFinding("current folder", HealthState.Missing, $"runs cannot be written here ({exception.Message}): give bakeoff run an --output elsewhere.");
        }
    }
}
