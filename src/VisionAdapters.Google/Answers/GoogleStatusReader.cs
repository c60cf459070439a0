using Google.Protobuf;
using Google.Rpc;
using VisionAdapters.Wire;

namespace VisionAdapters.Google;

/// <summary>Reads errors that come as the bytes of a <c>google.rpc.Status</c>: of an image, or in the trailer of a call.</summary>
internal static class GoogleStatusReader
{
    /// <summary>More than trailers may hold; the generated classes build whatever the bytes say.</summary>
    private const int MaxStatus = 64 * 1024;

    /// <summary>The details that are looked at. The service sends up to three.</summary>
    private const int MaxDetails = 16;

    /// <summary>Reads the error of an image; <see langword="null"/> when it says that all is well.</summary>
    /// <exception cref="TaggingException">The bytes do not follow the protocol.</exception>
    public static GoogleFailure? Read(ReadOnlySpan<byte> bytes)
    {
        var status = Parse(bytes);
        if (status.Code == 0 && status.Message.Length == 0)
        {
            return null;
        }

        var code = status.Code is > 0 and <= GoogleCode.Max ? status.Code : GoogleCode.Unknown;
        return new GoogleFailure(code, Status: null, status.Message) { Details = ReadDetails(status) };
    }

    /// <summary>Reads what the trailer of a failed call says. A damaged trailer says nothing.</summary>
    public static GoogleErrorDetails ReadTrailer(byte[]? bytes)
    {
        try
        {
            return bytes is null ? new GoogleErrorDetails() : ReadDetails(Parse(bytes));
        }
        catch (TaggingException)
        {
            return new GoogleErrorDetails();
        }
    }

    private static Status Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxStatus)
        {
            throw WireReader.ProtocolError(GoogleService.Id, $"an error has more than {MaxStatus} bytes");
        }

        try
        {
            return Status.Parser.WithDiscardUnknownFields(true).ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw WireReader.ProtocolError(GoogleService.Id, "an error is no valid google.rpc.Status", exception);
        }
    }

    private static GoogleErrorDetails ReadDetails(Status status)
    {
        var details = new GoogleErrorDetails();
        foreach (var detail in status.Details.Take(MaxDetails))
        {
            try
            {
                details = Add(details, detail);
            }
            catch (InvalidProtocolBufferException)
            {
                // The error itself is worth more than a detail that cannot be read.
            }
        }

        return details;
    }

    private static GoogleErrorDetails Add(GoogleErrorDetails details, global::Google.Protobuf.WellKnownTypes.Any detail)
    {
        if (detail.TryUnpack<ErrorInfo>(out var info))
        {
            return details with { Reason = info.Reason, QuotaLimit = info.Metadata.GetValueOrDefault("quota_limit") };
        }

        if (detail.TryUnpack<RetryInfo>(out var retry) && retry.RetryDelay is { } delay)
        {
            return details with { RetryDelay = GoogleDuration.FromSeconds(delay.Seconds + (delay.Nanos / 1e9)) };
        }

        return detail.TryUnpack<RequestInfo>(out var request) ? details with { RequestId = request.RequestId } : details;
    }
}
