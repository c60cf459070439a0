using System.Text.Json.Nodes;

namespace VisionAdapters.Cli;

/// <summary>The result of one image as JSON.</summary>
internal static class TagJson
{
    public static JsonObject Of(TagResult result)
    {
        var json = new JsonObject { ["image"] = result.Image, ["provider"] = result.Provider };
        if (result.Error is { } error)
        {
            json["error"] = new JsonObject { ["kind"] = error.Kind.ToString(), ["message"] = error.Message };
            return json;
        }

        json["modelVersion"] = result.Response!.ModelVersion;
        if (result.Mapping is { } mapping)
        {
            json["values"] = MappingJson.Values(mapping);
        }
        else
        {
            AddRaw(json, result.Response);
        }

        return json;
    }

    private static void AddRaw(JsonObject json, TaggingResponse response)
    {
        json["tags"] = JsonText.Array(response.Tags.Select(tag => new JsonObject { ["name"] = tag.Name, ["id"] = tag.Id, ["group"] = tag.Group, ["confidence"] = tag.Confidence }));
        json["objects"] = JsonText.Array(response.Objects.Select(found => new JsonObject { ["name"] = found.Name, ["id"] = found.Id, ["confidence"] = found.Confidence }));
        json["captions"] = JsonText.Array(response.Captions.Select(caption => (JsonNode?)JsonValue.Create(caption.Text)));
    }
}
