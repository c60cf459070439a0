using Microsoft.Extensions.Logging;

namespace VisionAdapters.Emulator;

/// <summary>What the emulator logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "The backend has no answer for {Provider}; the client is told of an internal error.")]
    public static partial void BackendFailed(ILogger logger, Exception exception, string provider);
}
