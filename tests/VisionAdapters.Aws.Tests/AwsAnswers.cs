namespace VisionAdapters.Aws.Tests;

/// <summary>Handwritten answers in the shapes that the service sends, model version by model version.</summary>
internal static class AwsAnswers
{
    public const string Current = """
        {"Labels":[
          {"Name":"Skirt","Confidence":99.96941375732422,
           "Instances":[{"BoundingBox":{"Width":0.5,"Height":0.5,"Left":-0.125,"Top":0.25},"Confidence":89.5,"DominantColors":[{"Red":1}]}],
           "Parents":[{"Name":"Clothing"}],"Aliases":[{"Name":"Kilt"}],"Categories":[{"Name":"Apparel and Accessories"}]},
          {"Name":"Clothing","Confidence":100.0,"Instances":[],"Parents":[],"Aliases":[{"Name":"Apparel"}],"Categories":["Apparel and Accessories"]},
          {"Confidence":70.0}],
         "ImageProperties":{
           "Quality":{"Brightness":59.9,"Sharpness":81.0,"Contrast":80.4},
           "DominantColors":[{"Red":47,"Blue":80,"Green":79,"HexCode":"#2f4f50","CSSColor":"darkslategrey","SimplifiedColor":"grey","PixelPercent":25.0}],
           "Foreground":{"Quality":{"Brightness":44.6},"DominantColors":[{"Red":0,"Blue":0,"Green":0,"SimplifiedColor":"black","PixelPercent":50.0}]},
           "Background":{"DominantColors":[{"Red":255,"Blue":255,"Green":255,"CSSColor":"white"}]}},
         "LabelModelVersion":"3.0","FutureField":{"Labels":[{"Name":"Trap","Confidence":99.0}]}}
        """;

    public const string First = """{"Labels":[{"Confidence":96.9150161743164,"Name":"Plant"},{"Confidence":50.5,"Name":"Maple Leaf"}],"OrientationCorrection":"ROTATE_0"}""";

    public const string OneTag = """{"Labels":[{"Name":"Skirt","Confidence":99.5}],"LabelModelVersion":"3.0"}""";

    public const string Custom = """
        {"CustomLabels":[{"Name":"our-sneaker","Confidence":88.0,"Geometry":{"BoundingBox":{"Width":0.5,"Height":0.25,"Left":0.25,"Top":0.5},"Polygon":[{"X":0.1,"Y":0.2}]}}]}
        """;

    public const string Refused = """{"__type":"InvalidS3ObjectException","Code":"InvalidS3ObjectException","Logref":"5022229e","Message":"Unable to get object metadata from S3."}""";

    public const string Gateway = """{"__type":"com.amazon.coral.service#UnrecognizedClientException","message":"The security token included in the request is invalid."}""";

    public static IReadOnlyList<string> All { get; } = [Current, First, Custom, Refused, Gateway];
}
