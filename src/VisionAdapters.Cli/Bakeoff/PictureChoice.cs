using VisionAdapters.Bakeoff;
using VisionAdapters.Reporting;

namespace VisionAdapters.Cli;

/// <summary>How much of a run's images a report shows.</summary>
internal sealed record PictureChoice(bool IsAnonymous, bool HasNoImages)
{
    /// <summary>Reads the images of a run; null where the folder holds results alone.</summary>
    public async Task<ReportPictures?> ReadAsync(string folder, VisionProviders providers, CancellationToken cancellationToken)
    {
        BakeoffRun run;
        try
        {
            run = await BakeoffRun.OpenAsync(folder, providers.GetParsers(), cancellationToken).ConfigureAwait(false);
        }
        catch (BakeoffRunException)
        {
            return null;
        }

        using (run)
        {
            var pictures = await run.ReadPicturesAsync(cancellationToken).ConfigureAwait(false);
            pictures = IsAnonymous ? pictures.Anonymize() : pictures;
            return HasNoImages ? pictures.WithoutSheets() : pictures;
        }
    }
}
