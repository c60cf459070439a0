using VisionAdapters.Adaptation;
using VisionAdapters.Bakeoff;
using VisionAdapters.Distributed;
using VisionAdapters.Evaluation;
using VisionAdapters.Onnx;
using VisionAdapters.Reporting;

namespace VisionAdapters.Cli;

/// <summary>Says what went wrong and which exit code that is.</summary>
internal static class ExceptionReport
{
    public static int Write(Exception exception, Screen screen)
    {
        switch (exception)
        {
            case BakeoffRunException { Kind: BakeoffRunErrorKind.StorageFailed }:
                screen.Say(exception.Message);
                return ExitCode.Failed;
            case UsageException or ProviderSettingsException or InputFileException or
                AdaptedHeadException or BakeoffRunException or UnknownReportFormatException:
                screen.Say(exception.Message);
                return ExitCode.WrongUsage;
            case DistributedStoreException or TaggingException or OnnxModelException or TooFewImagesException or IOException
                or UnauthorizedAccessException:
                screen.Say(exception.Message);
                return ExitCode.Failed;
            default:
                // A report of an unforeseen error needs its stack trace.
                screen.Say($"Unexpected error, please report it: {exception}");
                return ExitCode.Failed;
        }
    }
}
