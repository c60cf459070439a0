using System.Globalization;
using VisionAdapters.Wire;

namespace VisionAdapters.Azure;

/// <summary>
/// An error without an envelope: <c>{ "code", "message" }</c> of the first versions, <c>{ "statusCode", "message" }</c> of the gateway.
/// </summary>
internal sealed class AzureFlatFailure
{
    private string? _code;
    private string? _message;

    public bool TryRead(ref WireReader reader)
    {
        if (reader.IsNamed("code"u8))
        {
            _code = AzureFailure.ReadCode(ref reader);
        }
        else if (reader.IsNamed("statusCode"u8))
        {
            _code = reader.Number() is { } status ? status.ToString(CultureInfo.InvariantCulture) : _code;
        }
        else if (reader.IsNamed("message"u8))
        {
            _message = reader.Message();
        }
        else
        {
            return false;
        }

        return true;
    }

    public AzureFailure? ToFailure() => _code is null && _message is null ? null : new AzureFailure(_code ?? "", InnerCode: null, _message);
}
