using Microsoft.Extensions.Options;
using VisionAdapters.Bakeoff;
using VisionAdapters.Onnx;

namespace VisionAdapters.Cli;

/// <summary>
/// Says of a provider what was found of its settings and what is missing and, when asked to or when it costs nothing, whether it answers.
/// </summary>
internal static class ProviderHealth
{
    // A grey square of 100 x 100 pixels: every service accepts that size.
    private const string Square =
        "iVBORw0KGgoAAAANSUhEUgAAAGQAAABkCAAAAABVicqIAAAAPklEQVR42u3NAQkAAAwDoPVPtlhrcThoAdMDkUgkEolEIpFIJBKJRCKRSCQSiUQikUgkEolEIpFI"
        + "JBKJ5H8yNJ+GQ1i9WkoAAAAASUVORK5CYII=";

    public static async Task<HealthFinding> ExamineAsync(
        string id, ProviderRegistry registry, bool live, CancellationToken cancellationToken)
    {
        try
        {
            var setup = registry.Examine(new ProviderConfiguration { Id = id });
            var found = setup.Found.Count > 0 ? $"found: {string.Join(", ", setup.Found)}; " : "";
            if (setup.Missing.Count > 0)
            {
                return new HealthFinding(id, HealthState.Missing, $"{found}missing: {string.Join("; ", setup.Missing)}");
            }

            return live || setup.IsLocal
                ? await AskAsync(id, setup, found, cancellationToken).ConfigureAwait(false)
                : new HealthFinding(id, HealthState.Ok, $"{found}not asked: 'doctor --live' makes one call");
        }
        catch (ProviderSettingsException exception)
        {
            return new HealthFinding(id, HealthState.Broken, exception.Message);
        }
    }

    private static async Task<HealthFinding> AskAsync(string id, ProviderSetup setup, string found, CancellationToken cancellationToken)
    {
        try
        {
            using var tagger = setup.Create();
            var image = ImageInput.FromBytes(Convert.FromBase64String(Square), "a grey square");
            var answer = await tagger.TagAsync(image, cancellationToken: cancellationToken).ConfigureAwait(false);
            return new HealthFinding(id, HealthState.Ok, found + Describe(answer, tagger));
        }
        catch (TaggingException exception)
        {
            return new HealthFinding(
                id, HealthState.Broken, $"{found}{exception.Kind}: {exception.Message} {Cure(exception.Kind)}".TrimEnd());
        }
        catch (Exception exception) when (exception is
            OptionsValidationException or ProviderSettingsException or
            OnnxModelException or TypeInitializationException or DllNotFoundException)
        {
            return new HealthFinding(id, HealthState.Broken, found + exception.Message);
        }
    }

    private static string Describe(TaggingResponse answer, IImageTagger tagger) =>
        tagger.GetService<TaggerMetadata>() is { LabelGroups: { Count: > 0 } groups } metadata
            ? string.Join(
                "; ",
                [$"model {answer.ModelVersion} "
                    + $"answers", $"heads: {string.Join(", ", groups.Select(group => group.Id))}", .. metadata.Remarks])
            : $"{(answer.IsEmulated ? "an emulator answered, not the cloud" : "answers")} in {answer.Latency.TotalMilliseconds:0} ms";

    private static string Cure(TaggingErrorKind kind) => kind switch
    {
        TaggingErrorKind.Authentication => "The credentials that were found are not accepted: renew them.",
        TaggingErrorKind.PermissionDenied => "The account may not call the service: allow it there, and turn the service on.",
        TaggingErrorKind.Throttled => "The account is at its limit: try again later, and set calls-per-second in bakeoff.yaml.",
        TaggingErrorKind.QuotaExceeded => "The account's quota or budget is used up.",
        TaggingErrorKind.Unavailable or TaggingErrorKind.Timeout => "Look at the address, at the network, and at a proxy.",
        _ => "",
    };
}
